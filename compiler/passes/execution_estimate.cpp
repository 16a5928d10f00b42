#include "compiler/passes/execution_estimate.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Analysis/LoopIterator.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/InstructionCost.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ingot {
namespace {

using Costs = llvm::TargetTransformInfo;

// What processors have in common that do many instructions at a time; in cycles, where nothing else is said.
constexpr double instructions_per_cycle = 4;
constexpr double cycles_in_flight = 50;     // of instructions that are executed at the same time
constexpr double load_latency = 5;          // of what has just been stored, too
constexpr double vector_latency = 2;        // of the simplest instructions on integers, which some do in 1
constexpr double register_file_latency = 3; // from integers to vectors and back
// A load of more than one store wrote waits until all of them have left for the cache.
constexpr double stall_latency = 15;

double value_of(const llvm::InstructionCost& cost) {
  return cost.isValid() ? static_cast<double>(cost.getValue()) : 0;
}

bool changes_register_file(const llvm::Instruction& instruction) {
  if (llvm::isa<llvm::ExtractElementInst>(instruction))
    return instruction.getType()->isIntegerTy();
  const auto* const insert = llvm::dyn_cast<llvm::InsertElementInst>(&instruction);
  return insert != nullptr && insert->getOperand(1)->getType()->isIntegerTy();
}

double latency(const llvm::Instruction& instruction, const Costs& costs) {
  if (llvm::isa<llvm::LoadInst>(instruction))
    return load_latency;
  if (changes_register_file(instruction))
    return register_file_latency;
  const double latency = value_of(costs.getInstructionCost(&instruction, Costs::TCK_Latency));
  return latency > 0 && instruction.getType()->isVectorTy() ? std::max(latency, vector_latency) : latency;
}

double work(const llvm::BasicBlock& block, const Costs& costs) {
  double cycles = 0;
  for (const llvm::Instruction& instruction : block)
    cycles += value_of(costs.getInstructionCost(&instruction, Costs::TCK_RecipThroughput));
  return cycles / instructions_per_cycle;
}

// Bytes of memory, as far as addresses are at constant distances.
struct Place {
  const llvm::Value* base;
  std::int64_t offset;
  std::int64_t size;

  bool overlaps(const Place& other) const {
    return base == other.base && offset < other.offset + other.size && other.offset < offset + size;
  }
  bool contains(const Place& other) const {
    return offset <= other.offset && other.offset + other.size <= offset + size;
  }
};

Place place(const llvm::Value* pointer, llvm::Type* type, const llvm::DataLayout& layout) {
  llvm::APInt offset(layout.getIndexTypeSizeInBits(pointer->getType()), 0);
  const llvm::Value* const base =
      pointer->stripAndAccumulateConstantOffsets(layout, offset, /*AllowNonInbounds=*/true);
  return {base, offset.getSExtValue(),
          static_cast<std::int64_t>(layout.getTypeStoreSize(type).getKnownMinValue())};
}

// Executes instructions of which each waits only for its operands, and for what it reads from memory.
class Execution {
public:
  Execution(const Costs& costs, const llvm::DataLayout& layout) : costs_(costs), layout_(layout) {}

  // When a value is ready; 0 if it has been all the time.
  double ready(const llvm::Value* value) const { return ready_.lookup(value); }

  // When the last of the block's values is ready. Phis that begin_iteration() has set are not executed.
  double execute(const llvm::BasicBlock& block) {
    double last = 0;
    for (const llvm::Instruction& instruction : block) {
      if (llvm::isa<llvm::PHINode>(instruction) && ready_.contains(&instruction))
        continue;
      double begin = 0;
      for (const llvm::Use& operand : instruction.operands())
        begin = std::max(begin, ready(operand));
      if (const auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction))
        begin = std::max(begin, stored(place(load->getPointerOperand(), load->getType(), layout_)));
      if (const auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction))
        stores_.push_back({place(store->getPointerOperand(), store->getValueOperand()->getType(), layout_),
                           ready(store->getValueOperand())});
      const double end = begin + latency(instruction, costs_);
      ready_[&instruction] = end;
      last = std::max(last, end);
    }
    return last;
  }

  // Goes on with the phis of a loop's header. When the last of them is ready.
  double begin_iteration(const llvm::Loop& loop) {
    llvm::DenseMap<const llvm::Value*, double> phis;
    double last = 0;
    for (const llvm::PHINode& phi : loop.getHeader()->phis()) {
      const double begin = ready(phi.getIncomingValueForBlock(loop.getLoopLatch()));
      phis[&phi] = begin;
      last = std::max(last, begin);
    }
    ready_ = std::move(phis);
    // What moves is elsewhere in the next iteration.
    llvm::erase_if(stores_, [&](const Store& store) { return !loop.isLoopInvariant(store.place.base); });
    if (stores_.size() > most_stores)
      stores_.erase(stores_.begin(), stores_.end() - most_stores);
    return last;
  }

private:
  static constexpr std::ptrdiff_t most_stores = 64; // to look through for each load

  struct Store {
    Place place;
    double ready;
  };

  // When what a load reads is there to be read.
  double stored(const Place& read) const {
    std::size_t looked_at = 0;
    for (const Store& store : llvm::reverse(stores_)) {
      if (store.place.overlaps(read))
        return store.place.contains(read) ? store.ready : store.ready + stall_latency;
      if (++looked_at == most_stores)
        break;
    }
    return 0;
  }

  const Costs& costs_;
  const llvm::DataLayout& layout_;
  llvm::DenseMap<const llvm::Value*, double> ready_;
  std::vector<Store> stores_; // in order
};

// How much later each iteration of an innermost loop can begin than the one before.
double recurrence(llvm::Loop& loop, const llvm::LoopInfo& loops, Execution execution) {
  constexpr int iterations = 8; // until what circulates among phis and memory has shown how long it takes
  if (loop.getLoopLatch() == nullptr)
    return 0;
  llvm::LoopBlocksRPO order(&loop);
  order.perform(&loops);
  const auto execute = [&] {
    double last = execution.begin_iteration(loop);
    for (const llvm::BasicBlock* const block : order)
      last = std::max(last, execution.execute(*block));
    return last;
  };
  double first_half = 0;
  for (int iteration = 0; iteration < iterations; ++iteration)
    first_half = execute();
  double all = 0;
  for (int iteration = 0; iteration < iterations; ++iteration)
    all = execute();
  return (all - first_half) / iterations;
}

} // namespace

double estimate_cycles(const llvm::Function& function, const llvm::LoopInfo& loops,
                       const llvm::BlockFrequencyInfo& frequencies, const Costs& costs) {
  const Execution fresh(costs, function.getDataLayout());
  const auto frequency = [&](const llvm::BasicBlock* block) {
    return static_cast<double>(frequencies.getBlockFreq(block).getFrequency());
  };
  double cycles = 0;
  for (const llvm::BasicBlock& block : function) {
    const llvm::Loop* const loop = loops.getLoopFor(&block);
    if (loop != nullptr && loop->isInnermost())
      continue;
    const double waits = Execution(fresh).execute(block) - cycles_in_flight;
    cycles += frequency(&block) * std::max(waits, work(block, costs));
  }
  for (llvm::Loop* const loop : loops.getLoopsInPreorder()) {
    if (!loop->isInnermost())
      continue;
    double in_loop = 0;
    for (const llvm::BasicBlock* const block : loop->blocks())
      in_loop += frequency(block) * work(*block, costs);
    cycles += std::max(in_loop, frequency(loop->getHeader()) * recurrence(*loop, loops, fresh));
  }
  return cycles;
}

} // namespace ingot
