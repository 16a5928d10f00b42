// Sums and exclusive ors of many operands, in an order in which nothing waits that need not. LLVM orders
// operands so that equal ones meet, not by when they are there: in a round of SHA-256 the sum begins with
// what the round before has left last, and each round waits for all additions.
//
// What is there first is added first, where that is earlier done; never more instructions than before.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct OperandOrderPass : llvm::PassInfoMixin<OperandOrderPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
