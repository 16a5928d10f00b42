// Computes the addresses of guarded memories in 64 bits where that is exact (address_rules.hpp), so that LLVM
// sees what walks through a memory as a pointer that moves, and the distance between two accesses as a
// constant: its vectoriser, alias analysis, strength reduction and addressing modes give up on a
// zero-extended sum of 32 bits.
//
// Guarded memories alone: where an access is checked, the comparison needs the narrow address anyhow.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct AddressWideningPass : llvm::PassInfoMixin<AddressWideningPass> {
  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
