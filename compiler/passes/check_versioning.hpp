// Takes checks out of loops: an innermost loop whose branches to traps compare something that moves by equal
// steps with something that does not change gets a copy without them, which runs if no iteration would trap.
//
// What an access to a checked memory compares is a sum of 32-bit numbers, extended, and a constant. As long
// as those do not wrap it is monotone (loop_lines.hpp): the comparison has the same result in all iterations
// if it has it in the first and the last, and two comparisons in front of the loop decide it. The copy
// without checks of a loop that works on records computes the addresses in 64 bits, for LLVM to see how far
// apart they are.
//
// The copy with the checks is as it was, so a trap comes where it came before, after the same side effects.
#pragma once

#include <llvm/IR/PassManager.h>

namespace ingot {

struct CheckVersioningPass : llvm::PassInfoMixin<CheckVersioningPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
