// A loop whose body is the same work several times, and what becomes of it.
#pragma once

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/InstrTypes.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>

#include <cstddef>
#include <optional>
#include <utility>

namespace ingot {

// In which order groups are, and what is in them.
enum class GroupOrder {
  SAME, // as the accesses are, each group behind the one before
  ANY,  // of loads alone, whose values are only added up or the like
};

// One attempt: the body as `count` groups of the same work. What stands for group 0 stands in the new body
// for all.
class Rerolling {
public:
  Rerolling(llvm::Loop& loop, llvm::ScalarEvolution& evolution, llvm::ArrayRef<llvm::Instruction*> accesses,
            unsigned count, GroupOrder order);

  // Whether it is that. Changes nothing.
  bool matches();

  // If it is: makes it so many iterations of one group.
  void apply(llvm::Value* iterations);

private:
  // Has another value in each iteration by adding a constant.
  struct Induction {
    llvm::PHINode* phi;
    llvm::BinaryOperator* next;
    llvm::APInt step; // of a group
  };
  // Has another value in each group: in group 0 that of the iteration before, in group k + 1 updates[k].
  struct Carried {
    llvm::PHINode* phi;
    llvm::SmallVector<llvm::Instruction*, 8> updates;
  };
  // What a sum or the like is of, and how it gets there: by its operation, or subtracted.
  struct Term {
    llvm::Value* value;
    llvm::Instruction::BinaryOps operation;
    bool operator==(const Term&) const = default;
  };
  // A sum or the like of its value in the iteration before and of terms, in whatever order.
  struct Reduction {
    llvm::PHINode* phi;
    llvm::BinaryOperator* last;
    llvm::SmallVector<Term> terms;
    llvm::SmallVector<Term> first_group; // of the terms
  };

  bool is_in_body(const llvm::Value* value) const;

  bool find_variables();
  bool add_induction(llvm::PHINode& phi, llvm::Instruction& last);
  bool add_carried(llvm::PHINode& phi, llvm::Instruction& last);

  // The terms of `last`, if `phi` is one and all that is added on the way is part of nothing else. clang adds
  // those of a loop that it has unrolled from behind, and subtracts them as one.
  bool add_reduction(llvm::PHINode& phi, llvm::Instruction& last);

  // Finds for each of the terms those that are the same in the other groups.
  bool divide(Reduction& reduction);

  // The terms but for `first` and what is the same in the other groups; nothing if one has none.
  std::optional<llvm::SmallVector<Term>> without_group_of(Term first, llvm::SmallVector<Term> terms);

  // A load that nothing uses has no match, but may trap.
  bool all_accesses_are_reduced() const;

  // What one group has read, the next one uses, perhaps extended or otherwise changed: such a value in each
  // group, if `last` is it in the last one; or nothing.
  llvm::SmallVector<llvm::Instruction*, 8> updates_from_access(llvm::Instruction& last) const;

  // How `last` comes of `phi`, from the first operation to the last. Empty unless there is one way only.
  llvm::SmallVector<llvm::Instruction*> chain_from(llvm::PHINode& phi, llvm::Instruction& last) const;

  // Whether `value` in the group is what `first` is in group 0.
  bool match(llvm::Value* first, llvm::Value* value, unsigned group, unsigned depth);
  bool same_operation(llvm::Instruction* first, llvm::Instruction* other, unsigned group, unsigned depth);

  // By how much the value is more in the next group, if it is a linear function of induction variables in the
  // arithmetic of its own width.
  std::optional<llvm::APInt> step_of(llvm::Value& value, unsigned depth);

  std::optional<llvm::APInt> step_of_operation(llvm::Instruction& operation, unsigned width, unsigned depth);

  // What is extended must not wrap in any group, nor where the original went on from the extended value.
  std::optional<llvm::APInt> step_of_extension(llvm::Value& narrow, const llvm::APInt& step, unsigned width);

  // What the loop leaves behind: the last values of its variables.
  bool outside_uses_are_known() const;
  static const llvm::Instruction* last_of(const Induction& induction);
  static const llvm::Instruction* last_of(const Carried& carried);
  static const llvm::Instruction* last_of(const Reduction& reduction);

  // What holds for the values of group 0 need not for those of the others. That an address in a linear memory
  // is computed without wrapping does (set_address, guest_access.hpp).
  static void forget_flags(llvm::Instruction& instruction);

  void count_to(llvm::Value* iterations);

  llvm::BasicBlock& body_;
  llvm::Loop& loop_;
  llvm::ScalarEvolution& evolution_;
  llvm::ArrayRef<llvm::Instruction*> accesses_;
  unsigned count_;
  GroupOrder order_;
  std::size_t size_; // accesses of a group, or all of them where they are in any order
  llvm::DenseMap<const llvm::Instruction*, std::size_t> positions_;
  llvm::SmallVector<Induction> inductions_;
  llvm::SmallVector<Carried> carried_;
  llvm::SmallVector<Reduction> reductions_;
  llvm::DenseMap<std::pair<llvm::Value*, unsigned>, llvm::Instruction*> carried_values_; // by phi and group
  llvm::DenseMap<llvm::Value*, llvm::APInt> steps_;
  llvm::DenseMap<llvm::Instruction*, llvm::APInt> linear_;
  llvm::SmallVector<llvm::DenseMap<llvm::Instruction*, llvm::Instruction*>> counterparts_; // by group
};

} // namespace ingot
