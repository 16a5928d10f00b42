#include "compiler/passes/narrow_recurrences.hpp"

#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/AggressiveInstCombine/AggressiveInstCombine.h>

namespace ingot {
namespace {

// What a value of the given type was before it was extended as `extension` does, or null.
llvm::Value* narrowed(llvm::Value* value, const llvm::CastInst& extension) {
  llvm::Type* const narrow = extension.getSrcTy();
  if (const auto* const cast = llvm::dyn_cast<llvm::CastInst>(value))
    return cast->getOpcode() == extension.getOpcode() && cast->getSrcTy() == narrow ? cast->getOperand(0)
                                                                                    : nullptr;
  const auto* const constant = llvm::dyn_cast<llvm::ConstantInt>(value);
  if (constant == nullptr)
    return nullptr;
  const unsigned width = narrow->getIntegerBitWidth();
  const bool fits = llvm::isa<llvm::ZExtInst>(extension) ? constant->getValue().isIntN(width)
                                                         : constant->getValue().isSignedIntN(width);
  return fits ? llvm::ConstantInt::get(narrow, constant->getValue().trunc(width)) : nullptr;
}

bool narrow(llvm::PHINode& phi, const llvm::Loop& loop) {
  const auto* const next = llvm::dyn_cast<llvm::CastInst>(phi.getIncomingValueForBlock(loop.getLoopLatch()));
  if (next == nullptr || !llvm::isa<llvm::ZExtInst, llvm::SExtInst>(next) || !phi.getType()->isIntegerTy() ||
      !llvm::isa<llvm::LoadInst>(next->getOperand(0)))
    return false;
  llvm::Value* const start = narrowed(phi.getIncomingValueForBlock(loop.getLoopPreheader()), *next);
  if (start == nullptr)
    return false;
  llvm::IRBuilder<> builder(&phi);
  llvm::PHINode* const carried = builder.CreatePHI(next->getSrcTy(), 2);
  carried->addIncoming(start, loop.getLoopPreheader());
  carried->addIncoming(next->getOperand(0), loop.getLoopLatch());
  builder.SetInsertPoint(loop.getHeader()->getFirstInsertionPt());
  llvm::Value* const extended = builder.CreateCast(next->getOpcode(), carried, phi.getType());
  extended->takeName(&phi);
  phi.replaceAllUsesWith(extended);
  phi.eraseFromParent();
  return true;
}

} // namespace

llvm::PreservedAnalyses NarrowRecurrencesPass::run(llvm::Function& function,
                                                   llvm::FunctionAnalysisManager& analyses) {
  bool changed = false;
  for (const llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder())
    // Others are not vectorised, and it would be an instruction more.
    if (loop->getNumBlocks() == 1 && loop->getLoopPreheader() != nullptr)
      for (llvm::PHINode& phi : llvm::make_early_inc_range(loop->getHeader()->phis()))
        changed |= narrow(phi, *loop);
  if (!changed)
    return llvm::PreservedAnalyses::all();
  llvm::PreservedAnalyses preserved = with_same_blocks(changed);
  analyses.invalidate(function, preserved);
  // Narrows what is computed of it, and has found nothing to be narrow before.
  preserved.intersect(llvm::AggressiveInstCombinePass().run(function, analyses));
  return preserved;
}

} // namespace ingot
