// How long a function takes, as far as the number of its instructions and what they wait for say. LLVM's
// vectorisers count instructions only; a processor does that which waits for nothing at the same time anyway.
#pragma once

#include <llvm/Analysis/BlockFrequencyInfo.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/Function.h>

namespace ingot {

// Of a function before and after a change that keeps its blocks; both are of use only to be compared. In
// cycles, weighted by how often each block is executed.
//
// An innermost loop takes as long as its instructions, or as long as each iteration waits for the one before,
// whichever is longer. What is in no such loop is executed while what is around it is, so that only very long
// chains are waited for.
double estimate_cycles(const llvm::Function& function, const llvm::LoopInfo& loops,
                       const llvm::BlockFrequencyInfo& frequencies, const llvm::TargetTransformInfo& costs);

} // namespace ingot
