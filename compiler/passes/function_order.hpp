// Where functions lie. What a profile says was never executed goes behind all else, so that pages and caches
// hold what is used. (LLVM does that by sections, but guest code has one section:
// runtime-lib/abi/instance.hpp.)
#pragma once

#include <llvm/IR/Module.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

// The order of the module is the order of its code. To be run before FunctionMapPass, which lists it.
struct FunctionOrderPass : llvm::PassInfoMixin<FunctionOrderPass> {
  static llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

} // namespace ingot
