// Counts in integers what a loop counts in floating point: the compiler that made the module turns the
// conversion of a counter, `(double)i`, into a sum of its own, `x += 1.0`. LLVM's vectoriser does not take that
// for an induction, since sums of floating point depend on their order, and leaves the loop alone.
//
// Exact: only where start, step and the most that the loop may count keep every sum an integer that its type
// holds. Where the loop stays scalar LLVM's strength reduction makes the sum again.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct FloatInductionsPass : llvm::PassInfoMixin<FloatInductionsPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
