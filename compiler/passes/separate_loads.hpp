// Numbers that are kept in memory and changed there again and again, as the state of a random number
// generator in a loop that stores bytes, which might be the state's. Zen 3 hands what a store has written to
// a MOV that loads it in about a cycle, but in eight to another instruction that has it as an operand in
// memory (`imul $1103515245, state, %eax`). So a MOV loads them; an operation that also stores its result
// there stays one instruction, which is as fast. x86 only (docs/decisions/0046).
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct SeparateLoadsPass : llvm::PassInfoMixin<SeparateLoadsPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
