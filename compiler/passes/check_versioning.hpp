// Takes checks out of loops: an innermost loop whose branches to traps compare something that moves by equal
// steps with something that does not change gets a copy without them, which runs if no iteration would trap.
//
// What an access to a checked memory compares is, in mathematical integers, zext(a) + c with the size, where
// a = start + k * step, modulo 2^32, in iteration k. Let n be the number of times that the loop may be
// repeated by its latch; other ways out only shorten it. If zext(start) + sext(step) * n is in [0, 2^32), so
// is all in between, and the modulus never comes into play: a is monotone in k, the comparison has the same
// result for all k if it has it for the first and the last, and two comparisons in front of the loop decide
// it. All is computed in 64 bits, where |step| * n < 2^63.
//
// Where two of these addresses are at a constant distance modulo 2^32, as the fields of a record are, so they
// are in 64 bits if zext(start) is for both, which is compared in front of the loop too. Then the copy
// without checks computes them in 64 bits, for LLVM to see the distance. Other loops gain nothing by it.
//
// n is what LLVM says, or (bound - start) / step of what is compared with a bound for equality, if that
// leaves no remainder and step is a power of two: the smallest k with start + k * step = bound modulo 2^32 or
// 2^64. Again a comparison in front of the loop.
//
// The copy with the checks is as it was, so a trap comes where it came before, after the same side effects.
#pragma once

#include <llvm/IR/PassManager.h>

namespace ingot {

struct CheckVersioningPass : llvm::PassInfoMixin<CheckVersioningPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
