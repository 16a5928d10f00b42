// Loops whose accesses LLVM does not vectorise, since they are under a condition, or their addresses may
// wrap, or they are volatile for they may trap, get a second version, for the case that all of these
// accesses, executed or not, lie within the memory's present size.
//
// Exact: in that version nothing wraps and no such access can trap, so all is executed in each iteration, and
// a conditional store stores what is there if it is not to store. No other thread sees the memory, and no
// loop in which it may grow is a candidate. Addresses that move by equal steps are lowest and highest in the
// first iteration or the last, so that a few comparisons in front of the loop decide it (loop_lines.hpp). The
// other version is the loop as it was.
//
// Only loops that are vectorised for it stay in two versions. docs/decisions/0047.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct BoundsVersioningPass : llvm::PassInfoMixin<BoundsVersioningPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

// Behind the loop vectoriser: goes back to the loop as it was where that has made nothing of the other
// version.
struct DropVersionsPass : llvm::PassInfoMixin<DropVersionsPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
