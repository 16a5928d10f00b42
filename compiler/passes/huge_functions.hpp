// Functions so large that only a generator can have written them. Of each instruction, block, loop or path
// LLVM asks much of each other: 10,000 of them are a matter of seconds, 50,000 of minutes. Such
// functions are compiled much as at -O0, so that the time grows with the size of the module whatever is in it
// (benchmarks/hostile.py).
#pragma once

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/PassManager.h>
#include <llvm/Target/TargetMachine.h>

namespace ingot {

// Before optimisation: marks functions that neither the optimiser nor the code generator shall work on, and
// calls that shall stay calls since inlining them would make such a function.
void mark_huge_functions(llvm::Module& module, const llvm::TargetMachine& target);

// Whether a block is too long to compare its instructions with each other.
bool has_long_block(const llvm::Function& function, const llvm::TargetTransformInfo& costs);

// Keeps LLVM's vectoriser from loops with too many accesses to compare them with each other. Whether there
// are any.
bool mark_large_loops(const llvm::LoopInfo& loops);

// At -O0: divides long blocks. The code generator's selection and its quick register allocator, too, take
// more than twice as long for a block twice as long.
struct SplitLongBlocksPass : llvm::PassInfoMixin<SplitLongBlocksPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

// After optimisation: divides long blocks, and marks functions for the code generator, those with a long
// block too, and those that inlining has made huge. Where hardly anything else is in the module, or too much
// of it is huge, the target's level becomes that of -O0: analyses of the code generator take memory even for
// functions that it leaves alone. Else such functions have few values to keep in registers for long, which
// the register allocator would compare with each other: it is the same for all functions of a module. Before
// StackCheckPass: where the stack is exhausted, nothing may be written to the frame.
class QuickCodeForHugeFunctionsPass : public llvm::PassInfoMixin<QuickCodeForHugeFunctionsPass> {
public:
  explicit QuickCodeForHugeFunctionsPass(llvm::TargetMachine& target) : target_(target) {}

  llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager& analyses);
  static bool isRequired() { return true; }

private:
  llvm::TargetMachine& target_;
};

} // namespace ingot
