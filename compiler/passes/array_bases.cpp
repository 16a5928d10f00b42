#include "compiler/passes/array_bases.hpp"

#include "compiler/lower/ir_conventions.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SetVector.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/Casting.h>

namespace ingot {
namespace {

bool has_calls(const llvm::Loop& loop) {
  return llvm::any_of(loop.blocks(), [](const llvm::BasicBlock* block) {
    return llvm::any_of(*block, [](const llvm::Instruction& instruction) {
      return llvm::isa<llvm::CallInst>(instruction) && !llvm::isa<llvm::IntrinsicInst>(instruction);
    });
  });
}

// From outside of the loop, and indexed by something that is not constant inside of it.
llvm::SmallSetVector<llvm::Value*, 4> indexed_bases(const llvm::Loop& loop) {
  llvm::SmallSetVector<llvm::Value*, 4> bases;
  for (llvm::BasicBlock* const block : loop.blocks()) {
    for (llvm::Instruction& instruction : *block) {
      auto* const address = llvm::dyn_cast<llvm::GetElementPtrInst>(&instruction);
      if (address == nullptr || address->hasAllConstantIndices())
        continue;
      llvm::Value* const base = address->getPointerOperand()->stripInBoundsConstantOffsets();
      if (!llvm::isa<llvm::Constant, llvm::AllocaInst>(base) && loop.isLoopInvariant(base))
        bases.insert(base);
    }
  }
  return bases;
}

} // namespace

llvm::PreservedAnalyses ArrayBasesPass::run(llvm::Function& function,
                                            llvm::FunctionAnalysisManager& analyses) {
  if (function.getParent()->getFunction(ir::new_array_symbol) == nullptr)
    return llvm::PreservedAnalyses::all();
  for (const llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder()) {
    if (!has_calls(*loop))
      continue;
    llvm::SmallVector<llvm::BasicBlock*> latches;
    loop->getLoopLatches(latches);
    for (llvm::Value* const base : indexed_bases(*loop))
      for (llvm::BasicBlock* const latch : latches)
        llvm::IRBuilder<>(latch->getTerminator()).CreateIntrinsic(llvm::Intrinsic::fake_use, {}, {base});
  }
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
