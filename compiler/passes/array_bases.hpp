// Keeps arrays alive in loops that walk through them.
//
// The collector finds an object by any pointer into it that compiled code has when it calls something that
// may collect. Loop strength reduction, in the code generator, replaces an array and an index by a pointer
// that moves, and nothing says that this pointer is in the array all the time: it may be in front of it until
// the loop comes to its first access. So where a loop has calls, the arrays from before the loop that it
// indexes stay in use up to its end.
#pragma once

#include <llvm/IR/PassManager.h>

namespace ingot {

struct ArrayBasesPass : llvm::PassInfoMixin<ArrayBasesPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

} // namespace ingot
