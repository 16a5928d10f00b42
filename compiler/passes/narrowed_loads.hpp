// Loads whole elements where the compiler that made the module loads the low part of each: of an array of
// 16-bit numbers only the lower bytes, or one colour of each pixel.
//
// LLVM vectorises such loads with the gaps, and the last vector must not read the gap behind the last
// element, which may be out of bounds: as many iterations as a vector has elements stay scalar, half of a
// loop of 64 bytes. Whole elements have no gaps. What is read in addition has to be within the memory's
// minimum size, so that no load traps that did not before.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct NarrowedLoadsPass : llvm::PassInfoMixin<NarrowedLoadsPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
