#include "compiler/passes/short_loops.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/MathExtras.h>
#include <llvm/Transforms/Utils/LoopUtils.h>

#include <algorithm>
#include <limits>

namespace ingot {

std::uint64_t expected_iterations(const llvm::Loop& loop, llvm::ScalarEvolution& evolution) {
  const llvm::SCEV* const taken = evolution.getBackedgeTakenCount(&loop);
  if (llvm::isa<llvm::SCEVCouldNotCompute>(taken))
    return std::numeric_limits<std::uint64_t>::max();
  // Counting down from x in steps of c is done after (x - c) / c more iterations. The range of x / c is that
  // of x, while x - c may be anything if x may be 0.
  const llvm::SCEV* last = taken;
  const llvm::SCEV* step = evolution.getOne(taken->getType());
  if (const auto* const steps = llvm::dyn_cast<llvm::SCEVUDivExpr>(taken)) {
    last = steps->getLHS();
    step = steps->getRHS();
  }
  const auto most = [&](const llvm::SCEV* count) {
    return evolution.getUnsignedRangeMax(count).getLimitedValue();
  };
  return std::min(most(evolution.getUDivExpr(evolution.getAddExpr(last, step), step)),
                  llvm::SaturatingAdd(most(evolution.applyLoopGuards(taken, &loop)), std::uint64_t{1}));
}

llvm::PreservedAnalyses ShortLoopsPass::run(llvm::Function& function,
                                            llvm::FunctionAnalysisManager& analyses) {
  llvm::ScalarEvolution& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  for (llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder()) {
    // Of many exits the analysis of all is expensive (benchmarks/hostile.py loop_unrolled), and hardly any is
    // known.
    if (!loop->isInnermost() || loop->getExitingBlock() == nullptr ||
        evolution.getSmallConstantTripCount(loop) != 0 ||
        expected_iterations(*loop, evolution) >= fewest_to_vectorize)
      continue;
    llvm::addStringMetadataToLoop(loop, "llvm.loop.vectorize.enable", 0);
    llvm::addStringMetadataToLoop(loop, "llvm.loop.unroll.runtime.disable", 1);
  }
  return llvm::PreservedAnalyses::all();
}

} // namespace ingot
