// Minima and maxima of integers by a conditional move, where x86 has no instruction for them. LLVM's CMOV
// conversion makes branches of them where it takes them for what the next iteration waits for. Where loops
// compute minima one after the other, as in a distance of two texts, nobody can predict these.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct PlainMinimaPass : llvm::PassInfoMixin<PlainMinimaPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
