#include "compiler/passes/memory_base.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/ReplaceConstant.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Use.h>
#include <llvm/Support/Casting.h>

#include <cassert>
#include <cstddef>

namespace ingot {
namespace {

// The runtime sets slots and bases before any guest code runs and never changes them, so LLVM may load them
// anew wherever keeping them in a register would cost more.
llvm::LoadInst* load_invariant(llvm::IRBuilder<>& builder, llvm::Value* address, const llvm::Twine& name) {
  llvm::LoadInst* const load = builder.CreateLoad(builder.getPtrTy(), address, name);
  load->setMetadata(llvm::LLVMContext::MD_invariant_load, llvm::MDNode::get(load->getContext(), {}));
  return load;
}

// The address of a memory's base, as ir::memory_metadata describes it.
llvm::Value* location_of_base(llvm::IRBuilder<>& builder, llvm::Function& function,
                              const llvm::MDNode& metadata) {
  auto* const first = llvm::mdconst::extract<llvm::Constant>(metadata.getOperand(0));
  if (metadata.getNumOperands() == 2)
    return builder.CreateInBoundsGEP(builder.getInt8Ty(), first,
                                     llvm::mdconst::extract<llvm::Constant>(metadata.getOperand(1)));
  static_assert(offsetof(abi::Memory, base) == 0);
  return load_invariant(builder, builder.CreateInBoundsGEP(builder.getInt8Ty(), function.getArg(0), first),
                        "memory");
}

void replace_bytes(llvm::GlobalVariable& bytes, const llvm::MDNode& metadata) {
  // A constant guest address is a constant expression on the global. As an instruction it is in one function.
  llvm::convertUsersOfConstantsToInstructions({&bytes});

  llvm::DenseMap<llvm::Function*, llvm::LoadInst*> bases;
  for (llvm::Use& use : llvm::make_early_inc_range(bytes.uses())) {
    llvm::Function* const function = llvm::cast<llvm::Instruction>(use.getUser())->getFunction();
    llvm::LoadInst*& base = bases[function];
    if (base == nullptr) {
      llvm::IRBuilder<> builder(&*function->getEntryBlock().getFirstInsertionPt());
      base = load_invariant(builder, location_of_base(builder, *function, metadata), "memory.base");
    }
    use.set(base);
  }
}

} // namespace

llvm::PreservedAnalyses MemoryBasePass::run(llvm::Module& module, llvm::ModuleAnalysisManager&) {
  bool changed = false;
  for (llvm::GlobalVariable& global : llvm::make_early_inc_range(module.globals())) {
    const llvm::MDNode* const metadata = global.getMetadata(ir::memory_metadata);
    if (metadata == nullptr)
      continue;
    replace_bytes(global, *metadata);
    assert(global.use_empty() && "all uses of a memory were in functions");
    global.eraseFromParent();
    changed = true;
  }
  return changed ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
}

} // namespace ingot
