// Undoes unrolling by the compiler that made the module: a loop whose body is the same work several times, at
// equal distances, becomes one that does it once, more often. LLVM's vectoriser and unroller then see the
// loop as its author wrote it, and decide for this processor. (LLVM had such a pass, and has dropped it.)
//
// Exact by construction: the accesses are the same, with the same addresses and values, in the same order.
// Only loops of one block whose count is known before they begin.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct LoopRerollPass : llvm::PassInfoMixin<LoopRerollPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

// Behind the vectoriser: asks LLVM's unroller for what the producer did, where the loop has not become one
// over vectors and LLVM by itself would leave it alone.
struct UnrollAgainPass : llvm::PassInfoMixin<UnrollAgainPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
