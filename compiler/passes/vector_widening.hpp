// Loops that the producer vectorised have WebAssembly's vectors of 128 bits; many processors have longer
// ones. An innermost loop of one block that computes with vectors becomes one that does the same for two or
// four iterations at once, and the loop as it was for what is left, and for where accesses overlap. LLVM's
// loop vectoriser leaves such loops alone: to it, vectors are what it makes, not what it starts from.
//
// Exact: each lane is computed as before. What accesses may be done instruction by instruction instead of
// iteration by iteration is what LLVM's vectoriser asks as well (LoopAccessAnalysis), at run time where
// necessary. Integers may be summed up in another order; floating-point numbers are not.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct VectorWideningPass : llvm::PassInfoMixin<VectorWideningPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
