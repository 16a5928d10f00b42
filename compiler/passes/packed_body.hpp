// The body of a loop for several iterations at once: what was a vector in one iteration is one so many times
// as long, in which the iterations' lanes follow each other. A scalar counts as a vector of one lane.
#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/MapVector.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopAccessAnalysis.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Value.h>

#include <cstdint>
#include <optional>
#include <utility>

namespace ingot {

// Made of a loop of one block whose accesses may be done instruction by instruction for `count` iterations.
class PackedBody {
public:
  PackedBody(const llvm::Loop& loop, const llvm::LoopAccessInfo& accesses, llvm::ScalarEvolution& evolution,
             const llvm::TargetTransformInfo& target, unsigned count);
  ~PackedBody();
  PackedBody(const PackedBody&) = delete;
  PackedBody& operator=(const PackedBody&) = delete;

  // Fills the blocks, which nothing leads to yet. False if the loop has something that cannot be packed.
  bool build();

  // Whether the packed body takes less than the loop does, as the target counts.
  bool is_worth_it() const;

  // Makes the packed body a loop of `iterations`, one at least, that ends at the exit of the loop, or, if
  // `has_rest`, at `rest`: a block in front of the loop, which has its preheader as the only predecessor yet.
  void finish(llvm::Value* iterations, llvm::Value* has_rest, llvm::BasicBlock& rest);

  llvm::BasicBlock* entry() const { return entry_; }
  llvm::BasicBlock* body() const { return body_; }
  llvm::BasicBlock* end() const { return end_; }

private:
  // A variable that constants are added to; packed it is that of the first of the iterations.
  struct Induction {
    llvm::PHINode* packed;
    std::int64_t step;
    llvm::Value* next = nullptr;
  };
  // A vector of them.
  struct VectorInduction {
    llvm::PHINode* packed;
    llvm::Value* step;
    llvm::Value* next = nullptr;
  };
  // A sum or the like, to which the iterations may add in any order.
  struct Reduction {
    llvm::SmallVector<llvm::Instruction*, 4> operations; // from the phi to what it is in the next iteration
    llvm::PHINode* packed = nullptr;
    llvm::Value* sum = nullptr;
  };
  // Loads, or stores, that together access all bytes from one iteration to the next; by address.
  using Interleaved = llvm::SmallVector<llvm::Instruction*, 4>;

  bool build_induction(llvm::PHINode& phi);
  bool build_vector_induction(llvm::PHINode& phi);
  bool build_reduction(llvm::PHINode& phi);
  bool build_updates();
  bool build_results();
  llvm::InstructionCost cost_of(const llvm::BasicBlock& block) const;

  // The value in the first of the iterations, computed as in the loop.
  llvm::Value* first(llvm::Value* value);
  // The value in the last iteration of all, for the end.
  llvm::Value* last(llvm::Value* value);
  // The vector of the values in all iterations. All three are null where they are not known.
  llvm::Value* pack(llvm::Value* value);
  llvm::Value* pack_invariant(llvm::Value& value);
  llvm::Value* pack_affine(llvm::Value& value);
  llvm::Value* pack_recurrence(llvm::PHINode& phi);
  llvm::Value* pack_operation(llvm::Instruction& operation);
  llvm::Value* pack_select(llvm::SelectInst& select);
  llvm::Value* pack_shuffle(llvm::ShuffleVectorInst& shuffle);
  llvm::Value* pack_insertion(llvm::InsertElementInst& insertion);
  llvm::Value* pack_extraction(llvm::ExtractElementInst& extraction);
  llvm::Value* pack_call(llvm::IntrinsicInst& call);

  bool pack_load(llvm::LoadInst& load);
  bool pack_store(llvm::StoreInst& store);
  // Where an access is in an iteration if it is at `address` in the first.
  std::pair<llvm::Value*, llvm::Align> place_of(llvm::Value* address, llvm::Align alignment,
                                                std::int64_t step, unsigned iteration);
  Interleaved interleaved_with(llvm::Instruction& access, std::int64_t step) const;
  bool may_be_one(const Interleaved& accesses) const;
  bool load_interleaved(const Interleaved& loads);
  bool store_interleaved(const Interleaved& stores);

  bool is_in_loop(const llvm::Value* value) const;
  // By how much an integer or an address is more in the next iteration, if that is a constant.
  std::optional<std::int64_t> step_of(llvm::Value* value) const;
  std::int64_t size_of(llvm::Type* type) const;
  // Null if there are no vectors of it.
  llvm::Type* packed_type(llvm::Type* type) const;
  static unsigned lanes_of(const llvm::Type* type);
  static llvm::Value* part(llvm::Value* packed, unsigned iteration, llvm::Type* type,
                           llvm::IRBuilder<>& builder);
  static llvm::Value* join(llvm::ArrayRef<llvm::Value*> parts, llvm::IRBuilder<>& builder);
  static llvm::Value* combine(llvm::Instruction& operation, llvm::Value* left, llvm::Value* right,
                              llvm::IRBuilder<>& builder);

  const llvm::Loop& loop_;
  const llvm::MemoryDepChecker& dependences_;
  llvm::BasicBlock& original_;
  llvm::BasicBlock* preheader_;
  llvm::BasicBlock* exit_;
  llvm::ScalarEvolution& evolution_;
  const llvm::TargetTransformInfo& target_;
  unsigned count_;
  llvm::BasicBlock* entry_;
  llvm::BasicBlock* body_;
  llvm::BasicBlock* end_;
  llvm::IRBuilder<> in_entry_;
  llvm::IRBuilder<> in_body_;
  llvm::IRBuilder<> in_end_;
  bool is_finished_ = false;

  // In the order of the phis: what is made of them is to be the same each time.
  llvm::MapVector<llvm::PHINode*, Induction> inductions_;
  llvm::MapVector<llvm::PHINode*, VectorInduction> vector_inductions_;
  llvm::MapVector<llvm::PHINode*, Reduction> reductions_;
  llvm::MapVector<llvm::PHINode*, llvm::PHINode*> recurrences_; // packed: what comes next was before
  llvm::DenseMap<llvm::PHINode*, llvm::Value*> results_;        // for the phis of the loop and of its exit
  llvm::DenseMap<llvm::Value*, llvm::Value*> packed_;
  llvm::DenseMap<llvm::Value*, llvm::Value*> first_;
  llvm::DenseMap<llvm::Instruction*, Interleaved>
      stored_together_; // by the last of them; for the others nothing
};

} // namespace ingot
