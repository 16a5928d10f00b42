// Replaces the calls that make objects (lower/ir_conventions.hpp) by code that takes a cell from the run of
// its size class, and calls the runtime if there is none left.
#pragma once

#include <llvm/IR/PassManager.h>

namespace ingot {

struct ObjectAllocationPass : llvm::PassInfoMixin<ObjectAllocationPass> {
  static llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

} // namespace ingot
