// A loop's body as one block: all of it is executed in each iteration, and phis become selections.
#pragma once

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>

#include <utility>

namespace ingot {

// Of one loop, which is innermost and in simplified form.
class IfConversion {
public:
  IfConversion(llvm::Loop& loop, llvm::LoopInfo& loops, llvm::DominatorTree& dominators);

  // Whether it can be had, if no conditional load or store can trap and no other thread sees what they are
  // to, whether or not they are volatile. Changes nothing.
  bool is_possible() const;

  // Whether the block, one of the loop, is not executed in each iteration.
  bool is_conditional(const llvm::BasicBlock& block) const;

  // If so: a conditional load is executed in any case, and a conditional store stores what is there already
  // where its condition does not hold.
  void apply();

private:
  // If the block is executed, an i1; null if it always is.
  llvm::Value* condition_of(const llvm::BasicBlock& block, llvm::IRBuilder<>& builder);

  // If the edge is taken.
  llvm::Value* condition_of(const llvm::BasicBlock& from, const llvm::BasicBlock& to,
                            llvm::IRBuilder<>& builder);

  // What the phi has, not at the loop's header.
  llvm::Value* selection(llvm::PHINode& phi, llvm::IRBuilder<>& builder);

  // Moves the instructions of the block before the builder's position.
  void move(llvm::BasicBlock& block, llvm::IRBuilder<>& builder);

  void remove_blocks();

  llvm::Loop& loop_;
  llvm::LoopInfo& loops_;
  llvm::DominatorTree& dominators_;
  // Each behind those that lead to it, if there is no cycle within an iteration.
  llvm::SmallVector<llvm::BasicBlock*> blocks_;
  llvm::DenseMap<const llvm::BasicBlock*, llvm::Value*> conditions_;
  llvm::DenseMap<std::pair<const llvm::BasicBlock*, const llvm::BasicBlock*>, llvm::Value*> edges_;
};

} // namespace ingot
