// When values are ready, as far as what they wait for says. LLVM's costs count instructions only; a processor
// does that which waits for nothing at the same time anyway.
#pragma once

#include <llvm/ADT/DenseMap.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/LoopIterator.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Value.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ingot {

// Executes instructions of which each waits only for its operands, and for what it reads from memory. Times
// are in cycles of a processor that does many instructions at a time.
class Execution {
public:
  Execution(const llvm::TargetTransformInfo& costs, const llvm::DataLayout& layout)
      : costs_(costs), layout_(layout) {}

  // When a value is ready; 0 if it has been all the time.
  double ready(const llvm::Value* value) const { return ready_.lookup(value); }

  // When its value is ready. Phis that begin_iteration() has set are not executed.
  double execute(const llvm::Instruction& instruction);

  // When the last of the block's values is ready.
  double execute(const llvm::BasicBlock& block);

  // Goes on with the phis of an innermost loop's header. When the last of them is ready.
  double begin_iteration(const llvm::Loop& loop);

  // Executes a loop that has a single latch until it has shown how much later each iteration can begin than
  // the one before: returns that.
  double recurrence(const llvm::Loop& loop, llvm::LoopBlocksRPO& order);

private:
  // Bytes of memory, as far as addresses are at constant distances.
  struct Place {
    const llvm::Value* base;
    std::int64_t offset;
    std::int64_t size;

    bool overlaps(const Place& other) const;
    bool contains(const Place& other) const;
  };

  struct Store {
    Place place;
    double ready;
  };

  Place place(const llvm::Value* pointer, llvm::Type* type) const;

  // When what a load reads is there to be read.
  double stored(const Place& read) const;

  const llvm::TargetTransformInfo& costs_;
  const llvm::DataLayout& layout_;
  llvm::DenseMap<const llvm::Value*, double> ready_;
  std::vector<Store> stores_; // in order
};

// How long a block takes where nothing in it waits, in cycles.
double work(const llvm::BasicBlock& block, const llvm::TargetTransformInfo& costs);

} // namespace ingot
