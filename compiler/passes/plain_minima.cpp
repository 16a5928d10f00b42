#include "compiler/passes/plain_minima.hpp"

#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

namespace ingot {

llvm::PreservedAnalyses PlainMinimaPass::run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
  bool changed = false;
  for (llvm::Instruction& instruction : llvm::make_early_inc_range(llvm::instructions(function))) {
    auto* const minimum = llvm::dyn_cast<llvm::MinMaxIntrinsic>(&instruction);
    if (minimum == nullptr || !(minimum->getType()->isIntegerTy(32) || minimum->getType()->isIntegerTy(64)))
      continue;
    llvm::IRBuilder<> builder(minimum);
    llvm::Value* const is_first =
        builder.CreateICmp(minimum->getPredicate(), minimum->getLHS(), minimum->getRHS());
    auto* const select = llvm::SelectInst::Create(is_first, minimum->getLHS(), minimum->getRHS());
    // LangRef, "unpredictable": the code generator keeps it a conditional move.
    select->setMetadata(llvm::LLVMContext::MD_unpredictable, llvm::MDNode::get(function.getContext(), {}));
    builder.Insert(select);
    select->takeName(minimum);
    minimum->replaceAllUsesWith(select);
    minimum->eraseFromParent();
    changed = true;
  }
  return with_same_blocks(changed);
}

} // namespace ingot
