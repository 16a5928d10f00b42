// A loop in two versions.
#pragma once

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/Twine.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>

namespace ingot {

// Those that may get a copy: without a loop in them, and not such a copy themselves.
llvm::SmallVector<llvm::Loop*> loops_to_copy(const llvm::LoopInfo& loops);

struct LoopVersions {
  llvm::BranchInst* choice; // between the two, in front of them
  llvm::Loop* copy;
};

// Makes a copy of the loop, which is in simplified form. It is executed instead of the loop if `condition`,
// an i1 in front of the loop, does not hold, which is not likely. LLVM spends nothing more on the copy.
LoopVersions copy_loop(llvm::Loop& loop, llvm::Value& condition, const llvm::Twine& suffix,
                       llvm::LoopInfo& loops, llvm::DominatorTree& dominators,
                       llvm::ScalarEvolution& evolution);

// Both leave to the same blocks now, and what comes next wants such that only one leaves to.
void separate_exits(llvm::Loop& loop, llvm::Loop& copy, llvm::LoopInfo& loops,
                    llvm::DominatorTree& dominators);

} // namespace ingot
