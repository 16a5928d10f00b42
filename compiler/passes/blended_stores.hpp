// Vectors of which some elements are stored, and the others are what is there (passes/if_conversion): LLVM's
// code generator makes a masked store of a load, a selection and a store, which takes AMD's processors
// several times as long.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct BlendedStoresPass : llvm::PassInfoMixin<BlendedStoresPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
