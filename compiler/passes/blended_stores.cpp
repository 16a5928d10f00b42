#include "compiler/passes/blended_stores.hpp"

#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

namespace ingot {
namespace {

bool is_present_value(const llvm::Value* value, const llvm::StoreInst& store) {
  const auto* const load = llvm::dyn_cast<llvm::LoadInst>(value);
  return load != nullptr && load->getPointerOperand() == store.getPointerOperand();
}

} // namespace

llvm::PreservedAnalyses BlendedStoresPass::run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
  bool changed = false;
  for (llvm::Instruction& instruction : llvm::instructions(function)) {
    auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction);
    if (store == nullptr || !store->isSimple() || !store->getValueOperand()->getType()->isVectorTy())
      continue;
    const auto* const selection = llvm::dyn_cast<llvm::SelectInst>(store->getValueOperand());
    if (selection == nullptr || (!is_present_value(selection->getTrueValue(), *store) &&
                                 !is_present_value(selection->getFalseValue(), *store)))
      continue;
    store->setVolatile(
        true); // LLVM keeps what is volatile as wide as it is (LangRef, "Volatile Memory Accesses")
    changed = true;
  }
  return with_same_blocks(changed);
}

} // namespace ingot
