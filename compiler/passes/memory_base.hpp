// Until the end of optimisation the bytes of a linear memory are an opaque global (lower/ir_conventions.hpp).
// This pass replaces it, in each function, by the base address loaded at the function's entry. It must be
// the last one that sees accesses to linear memory: LLVM has to assume that real pointers alias all others.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct MemoryBasePass : llvm::PassInfoMixin<MemoryBasePass> {
  llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager&);
  static bool isRequired() { return true; }
};

// Comes first: in the linkable form a function finds its memories through its first argument, which until
// MemoryBasePass nothing shows. So that no pass takes the argument for unused (and then removes it, or lets
// the callers pass anything), every function that uses a memory is given an @llvm.fake.use of it, which
// MemoryBasePass removes.
struct HoldInstancePass : llvm::PassInfoMixin<HoldInstancePass> {
  llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager&);
  static bool isRequired() { return true; }
};

} // namespace ingot
