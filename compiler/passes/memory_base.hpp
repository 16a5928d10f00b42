// Until the end of optimisation the bytes of a linear memory are an opaque global (lower/ir_conventions.hpp).
// This pass replaces it, in each function, by the base address, loaded at the function's entry or, where the
// memory is part of the program, that of the global that holds it. It must be
// the last one that sees accesses to linear memory: LLVM has to assume that real pointers alias all others.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct MemoryBasePass : llvm::PassInfoMixin<MemoryBasePass> {
  llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager&);
  static bool isRequired() { return true; }
};

} // namespace ingot
