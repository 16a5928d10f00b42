// Lists the guest functions that survived optimisation, in the order of their code: the module's piece of the
// function map, in which the runtime finds to which function a faulting instruction belongs. It comes last
// because a function in the list counts as one whose address is taken, which would keep LLVM from inlining it
// away.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct FunctionMapPass : llvm::PassInfoMixin<FunctionMapPass> {
  llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager&);
  static bool isRequired() { return true; }
};

} // namespace ingot
