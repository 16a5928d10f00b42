// Loops that cannot go round often. A producer that has unrolled a loop leaves one behind it for the rest, of
// at most three iterations, say: what is left of a division by 4. It counts down from there to 0, so that to
// LLVM it may also start at 0 and go through all numbers. It would make vectors of the rest, and unroll
// those.
#pragma once

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

#include <cstdint>

namespace ingot {

// Of fewer iterations LLVM makes vectors only if nothing is left over (TinyTripCountVectorThreshold in its
// LoopVectorize.cpp).
constexpr std::uint64_t fewest_to_vectorize = 16;

// How many iterations there are at most, unless the loop counts around through all numbers of its counter;
// the largest number if nothing is known. For decisions on what is faster only.
std::uint64_t expected_iterations(const llvm::Loop& loop, llvm::ScalarEvolution& evolution);

// Keeps LLVM from vectorising and unrolling short loops.
struct ShortLoopsPass : llvm::PassInfoMixin<ShortLoopsPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
