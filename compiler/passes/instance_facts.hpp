// What LLVM does not know of the instance that is the first argument of each function in the linkable form.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

// No access of the guest reaches it. It lies somewhere in memory, as linear memories do, and each store of
// the guest might change a global, or the size that the next check compares with. The two get alias scopes
// that say otherwise (LangRef, "noalias and alias.scope Metadata").
struct InstanceFactsPass : llvm::PassInfoMixin<InstanceFactsPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

// It is there, so what memories begin at can be loaded in front of loops, and of checks: at the function's
// entry, as in a program (passes/memory_base). Not before LLVM's argument promotion, which would pass it on
// by itself.
struct BasesAtEntryPass : llvm::PassInfoMixin<BasesAtEntryPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
