// Carries from one iteration of a loop to the next what has been loaded, not what that was extended to: in
// WebAssembly a byte is 32 bits as soon as it is loaded. LLVM narrows the arithmetic of a vectorised loop to
// what its values need, but not where a phi is in between.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct NarrowRecurrencesPass : llvm::PassInfoMixin<NarrowRecurrencesPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
