// What a pass says of the analyses that LLVM has at hand.
#pragma once

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Analysis.h>
#include <llvm/IR/Dominators.h>

namespace ingot {

// Of a function whose blocks and branches are as they were, whether or not its instructions have changed.
inline llvm::PreservedAnalyses with_same_blocks(bool has_changed) {
  if (!has_changed)
    return llvm::PreservedAnalyses::all();
  llvm::PreservedAnalyses preserved;
  preserved.preserveSet<llvm::CFGAnalyses>();
  return preserved;
}

// Of a function with new blocks, if its loops and what dominates what have been kept up to date.
inline llvm::PreservedAnalyses with_known_loops(bool has_changed) {
  if (!has_changed)
    return llvm::PreservedAnalyses::all();
  llvm::PreservedAnalyses preserved;
  preserved.preserve<llvm::LoopAnalysis>();
  preserved.preserve<llvm::DominatorTreeAnalysis>();
  return preserved;
}

} // namespace ingot
