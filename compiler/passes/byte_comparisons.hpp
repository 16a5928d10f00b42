// Loops that compare bytes in two places until they differ, as memcmp() of C libraries for WebAssembly and
// the search for matches in compressors do, go on by eight bytes as long as these are equal.
//
// Exact: in front of the loop is one that only counts. It loads eight bytes where the loop would load each of
// them if the ones before are equal, so only as far as the loop goes anyway; and not beyond the memory's
// present size, so that nothing traps that would not. The loop then begins where it would be after as many
// iterations. It must have nothing but counters to tell it where it is.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct ByteComparisonsPass : llvm::PassInfoMixin<ByteComparisonsPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
