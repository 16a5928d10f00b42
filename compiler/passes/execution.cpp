#include "compiler/passes/execution.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Use.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/InstructionCost.h>

#include <algorithm>
#include <utility>

namespace ingot {
namespace {

using Costs = llvm::TargetTransformInfo;

// What processors have in common that do many instructions at a time; in cycles, where nothing else is said.
constexpr double instructions_per_cycle = 4;
constexpr double load_latency = 5;          // of what has just been stored, too
constexpr double vector_latency = 2;        // of the simplest instructions on integers, which some do in 1
constexpr double register_file_latency = 3; // from integers to vectors and back
// A load of more than one store wrote waits until all of them have left for the cache.
constexpr double stall_latency = 15;
constexpr std::ptrdiff_t most_stores = 64; // to look through for each load

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

} // namespace

bool Execution::Place::overlaps(const Place& other) const {
  return base == other.base && offset < other.offset + other.size && other.offset < offset + size;
}

bool Execution::Place::contains(const Place& other) const {
  return offset <= other.offset && other.offset + other.size <= offset + size;
}

Execution::Place Execution::place(const llvm::Value* pointer, llvm::Type* type) const {
  llvm::APInt offset(layout_.getIndexTypeSizeInBits(pointer->getType()), 0);
  const llvm::Value* const base =
      pointer->stripAndAccumulateConstantOffsets(layout_, offset, /*AllowNonInbounds=*/true);
  return {base, offset.getSExtValue(),
          static_cast<std::int64_t>(layout_.getTypeStoreSize(type).getKnownMinValue())};
}

double Execution::stored(const Place& read) const {
  std::ptrdiff_t looked_at = 0;
  for (const Store& store : llvm::reverse(stores_)) {
    if (store.place.overlaps(read))
      return store.place.contains(read) ? store.ready : store.ready + stall_latency;
    if (++looked_at == most_stores)
      break;
  }
  return 0;
}

double Execution::execute(const llvm::Instruction& instruction) {
  if (llvm::isa<llvm::PHINode>(instruction) && ready_.contains(&instruction))
    return ready(&instruction);
  double begin = 0;
  for (const llvm::Use& operand : instruction.operands())
    begin = std::max(begin, ready(operand));
  if (const auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction))
    begin = std::max(begin, stored(place(load->getPointerOperand(), load->getType())));
  if (const auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction))
    stores_.push_back({place(store->getPointerOperand(), store->getValueOperand()->getType()),
                       ready(store->getValueOperand())});
  return ready_[&instruction] = begin + latency(instruction, costs_);
}

double Execution::execute(const llvm::BasicBlock& block) {
  double last = 0;
  for (const llvm::Instruction& instruction : block)
    last = std::max(last, execute(instruction));
  return last;
}

double Execution::begin_iteration(const llvm::Loop& loop) {
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
  if (std::ssize(stores_) > most_stores)
    stores_.erase(stores_.begin(), stores_.end() - most_stores);
  return last;
}

double Execution::recurrence(const llvm::Loop& loop, llvm::LoopBlocksRPO& order) {
  constexpr int iterations = 8; // until what circulates among phis and memory has shown how long it takes
  const auto iterate = [&] {
    double last = 0;
    for (int iteration = 0; iteration < iterations; ++iteration) {
      last = begin_iteration(loop);
      for (const llvm::BasicBlock* const block : order)
        last = std::max(last, execute(*block));
    }
    return last;
  };
  const double first_half = iterate();
  return (iterate() - first_half) / iterations;
}

double work(const llvm::BasicBlock& block, const Costs& costs) {
  double cycles = 0;
  for (const llvm::Instruction& instruction : block)
    cycles += value_of(costs.getInstructionCost(&instruction, Costs::TCK_RecipThroughput));
  return cycles / instructions_per_cycle;
}

} // namespace ingot
