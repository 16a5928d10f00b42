// Vectors of which some elements are stored, and the others are what is there (passes/if_conversion): LLVM's
// code generator makes a masked store of a load, a selection and a store, with which the kernel `masked` took
// twice as long on Zen 3, with checks (docs/decisions/0047).
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct BlendedStoresPass : llvm::PassInfoMixin<BlendedStoresPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
