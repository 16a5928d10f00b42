// On a board nothing lies below the stack that would stop a program. This pass has every function of the
// guest look at the stack pointer when it has made its frame: below the limit is the trap "call stack
// exhausted". The limit is a symbol of the linker script; what lies between it and the end of the stack is
// for what does not look: a function that makes a small frame and calls nobody, the saving of registers, and
// the runtime with the board's functions. It comes last, when everything is inlined.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct StackCheckPass : llvm::PassInfoMixin<StackCheckPass> {
  llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager&);
  static bool isRequired() { return true; }
};

} // namespace ingot
