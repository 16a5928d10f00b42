#include "compiler/passes/execution_estimate.hpp"

#include "compiler/passes/execution.hpp"

#include <llvm/Analysis/LoopIterator.h>
#include <llvm/IR/BasicBlock.h>

#include <algorithm>

namespace ingot {
namespace {

constexpr double cycles_in_flight = 50; // of instructions that are executed at the same time

} // namespace

double estimate_cycles(const llvm::Function& function, const llvm::LoopInfo& loops,
                       const llvm::BlockFrequencyInfo& frequencies, const llvm::TargetTransformInfo& costs) {
  const auto frequency = [&](const llvm::BasicBlock* block) {
    return static_cast<double>(frequencies.getBlockFreq(block).getFrequency());
  };
  double cycles = 0;
  for (const llvm::BasicBlock& block : function) {
    const llvm::Loop* const loop = loops.getLoopFor(&block);
    if (loop != nullptr && loop->isInnermost())
      continue;
    const double waits = Execution(costs, function.getDataLayout()).execute(block) - cycles_in_flight;
    cycles += frequency(&block) * std::max(waits, work(block, costs));
  }
  for (llvm::Loop* const loop : loops.getLoopsInPreorder()) {
    if (!loop->isInnermost())
      continue;
    double in_loop = 0;
    for (const llvm::BasicBlock* const block : loop->blocks())
      in_loop += frequency(block) * work(*block, costs);
    double waits = 0;
    if (loop->getLoopLatch() != nullptr) {
      llvm::LoopBlocksRPO order(loop);
      order.perform(&loops);
      waits = Execution(costs, function.getDataLayout()).recurrence(*loop, order);
    }
    cycles += std::max(in_loop, frequency(loop->getHeader()) * waits);
  }
  return cycles;
}

} // namespace ingot
