// What a pass says of the analyses that LLVM has at hand.
#pragma once

#include <llvm/IR/Analysis.h>

namespace ingot {

// Of a function whose blocks and branches are as they were, whether or not its instructions have changed.
inline llvm::PreservedAnalyses with_same_blocks(bool has_changed) {
  if (!has_changed)
    return llvm::PreservedAnalyses::all();
  llvm::PreservedAnalyses preserved;
  preserved.preserveSet<llvm::CFGAnalyses>();
  return preserved;
}

} // namespace ingot
