// Accesses to a guarded memory are their own check: a load that nobody uses must stay, because it may trap.
// Lowering makes them all volatile, which is sound and slow (docs/decisions/0005). These passes let LLVM
// treat them as plain ones where it can do no harm; docs/decisions/0023 says why that is exact.
//
//   ReleaseLoadsPass       loads become plain, each with a marker that uses its value; stores stay volatile
//   LLVM's simplification  merges, moves and forwards loads; the markers keep those that are left over
//   ResolveMarkersPass     the markers go; loads without another reason to exist, volatile, and stores plain
//   LLVM's vectorisers     replace accesses by wider ones, and delete none that is used
//   PinAccessesPass        all are volatile again
//   LLVM's later passes
//   DropMarkersPass        of intrinsics, which cannot be volatile
#pragma once

#include <llvm/IR/Module.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

// Whether there is anything to do for these passes.
bool has_guarded_memory(const llvm::Module& module);

struct ReleaseLoadsPass : llvm::PassInfoMixin<ReleaseLoadsPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

struct ResolveMarkersPass : llvm::PassInfoMixin<ResolveMarkersPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

struct PinAccessesPass : llvm::PassInfoMixin<PinAccessesPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

// In the linkable form, where others look at memory after a trap, what loops store that cannot trap
// (passes/bounds_versioning) is volatile again: it is not to be delayed beyond an access that traps.
struct PinStoresPass : llvm::PassInfoMixin<PinStoresPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

struct DropMarkersPass : llvm::PassInfoMixin<DropMarkersPass> {
  static llvm::PreservedAnalyses run(llvm::Module& module, llvm::ModuleAnalysisManager& analyses);
  static bool isRequired() { return true; }
};

} // namespace ingot
