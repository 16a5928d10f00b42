// Keeps selections selections: `x > 1.0 ? x : 1.0`. LLVM's code generator takes that for a maximum that
// ignores NaNs, which it is for quiet ones; it counts signalling NaNs among them. AArch64's instruction for
// it gives a quiet NaN for a signalling one (Arm ARM, FMAXNM; IEEE 754-2008, maxNum), where WebAssembly
// selects 1.0. A fence between what is compared and what is selected keeps the code generator from seeing
// that it is the same.
//
// For AArch64 only: x86's instructions are selections, and RISC-V's give the number.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct SelectFencesPass : llvm::PassInfoMixin<SelectFencesPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
  static bool isRequired() { return true; } // at -O0 too
};

} // namespace ingot
