#include "compiler/passes/slp_vectorization.hpp"

#include "compiler/passes/execution_estimate.hpp"
#include "compiler/passes/huge_functions.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/BlockFrequencyInfo.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/Argument.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Instructions.h>
#include <llvm/Transforms/Utils/Cloning.h>
#include <llvm/Transforms/Utils/ValueMapper.h>

#include <cstddef>
#include <memory>

namespace ingot {
namespace {

// The loop of an interpreter, for example: the vectoriser tries to combine the phis of a block in ever new
// ways, with all that comes in from each path, and takes minutes to find nothing.
bool has_block_where_many_paths_meet(llvm::Function& function) {
  constexpr std::size_t most_incoming_values = 1024;
  return llvm::any_of(function, [](llvm::BasicBlock& block) {
    const auto phis = block.phis();
    return !phis.empty() &&
           llvm::range_size(phis) * phis.begin()->getNumIncomingValues() > most_incoming_values;
  });
}

// The vectoriser combines what is in one block. Where little is, there is little to wait for.
bool has_block_worth_an_estimate(const llvm::Function& function) {
  constexpr std::size_t fewest_instructions = 64;
  return llvm::any_of(function,
                      [](const llvm::BasicBlock& block) { return block.size() >= fewest_instructions; });
}

// The blocks of a function as they were.
class SavedBody {
public:
  explicit SavedBody(const llvm::Function& function)
      : copy_(llvm::Function::Create(function.getFunctionType(), function.getLinkage(),
                                     function.getAddressSpace())) {
    llvm::ValueToValueMapTy copies;
    for (const auto& [original, copy] : llvm::zip_equal(function.args(), copy_->args()))
      copies[&original] = &copy;
    llvm::SmallVector<llvm::ReturnInst*, 8> returns;
    llvm::CloneFunctionInto(copy_.get(), &function, copies, llvm::CloneFunctionChangeType::LocalChangesOnly,
                            returns);
  }

  // Of the function that was saved.
  void restore(llvm::Function& function) {
    for (llvm::BasicBlock& block : function)
      block.dropAllReferences();
    while (!function.empty())
      function.begin()->eraseFromParent();
    function.splice(function.end(), copy_.get());
    for (const auto& [original, copy] : llvm::zip_equal(function.args(), copy_->args()))
      copy.replaceAllUsesWith(&original);
  }

private:
  std::unique_ptr<llvm::Function> copy_; // in no module, whose other functions the passes are going through
};

} // namespace

llvm::PreservedAnalyses SlpVectorizationPass::run(llvm::Function& function,
                                                  llvm::FunctionAnalysisManager& analyses) {
  const auto& costs = analyses.getResult<llvm::TargetIRAnalysis>(function);
  if (has_long_block(function, costs) || has_block_where_many_paths_meet(function))
    return llvm::PreservedAnalyses::all();
  if (!has_block_worth_an_estimate(function))
    return vectorizer_.run(function, analyses);
  const auto& loops = analyses.getResult<llvm::LoopAnalysis>(function);
  const auto& frequencies = analyses.getResult<llvm::BlockFrequencyAnalysis>(function);
  const auto estimate = [&] { return estimate_cycles(function, loops, frequencies, costs); };
  const double before = estimate();
  SavedBody saved(function);
  llvm::PreservedAnalyses preserved = vectorizer_.run(function, analyses);
  // It keeps the blocks, and with them their loops and frequencies.
  if (preserved.areAllPreserved() || estimate() <= before)
    return preserved;
  saved.restore(function);
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
