#include "compiler/passes/address_widening.hpp"

#include "compiler/passes/address_rules.hpp"
#include "compiler/passes/guest_access.hpp"

#include <llvm/ADT/MapVector.h>
#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/ValueHandle.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/Local.h>
#include <llvm/Transforms/Utils/ScalarEvolutionExpander.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace ingot {
namespace {

// How much is looked at for one access, for the time not to be quadratic in the size of the function.
constexpr std::size_t most_leaders = 16;
constexpr unsigned most_instructions_between = 256;

struct Member {
  GuestAccess access;
  std::uint32_t constant; // its address is the group's and this, modulo 2^32
  std::size_t order;      // among all accesses of its block
  bool is_widened = false;
};

// Accesses to one memory whose addresses differ by constants, in an order in which what dominates comes
// first.
using Group = llvm::SmallVector<Member, 4>;
using GroupKey = std::pair<const llvm::SCEV*, llvm::GlobalVariable*>;

// From `a` to `b`, on the shorter way round the address space.
std::int64_t distance(const Member& a, const Member& b) {
  return static_cast<std::int32_t>(b.constant - a.constant);
}

std::uint32_t constant_part(const llvm::SCEV* address) {
  if (const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(address))
    return constant_part(recurrence->getStart());
  if (const auto* const sum = llvm::dyn_cast<llvm::SCEVAddExpr>(address))
    return constant_part(sum->getOperand(0)); // constants come first
  const auto* const constant = llvm::dyn_cast<llvm::SCEVConstant>(address);
  return constant == nullptr ? 0 : static_cast<std::uint32_t>(constant->getAPInt().getZExtValue());
}

class Widening {
public:
  Widening(llvm::Function& function, llvm::FunctionAnalysisManager& analyses)
      : function_(function), evolution_(analyses.getResult<llvm::ScalarEvolutionAnalysis>(function)),
        loops_(analyses.getResult<llvm::LoopAnalysis>(function)),
        dominators_(analyses.getResult<llvm::DominatorTreeAnalysis>(function)),
        expander_(evolution_, "address") {}

  bool run() {
    llvm::MapVector<GroupKey, Group> groups;
    std::size_t order = 0;
    for (llvm::BasicBlock* const block : llvm::ReversePostOrderTraversal<llvm::Function*>(&function_))
      for (llvm::Instruction& instruction : *block)
        if (const std::optional<GuestAccess> access = guest_access(instruction, evolution_)) {
          const std::uint32_t constant = constant_part(access->address);
          const llvm::SCEV* const rest =
              evolution_.getMinusSCEV(access->address, evolution_.getConstant(i32(), constant));
          groups[{rest, access->memory}].push_back({*access, constant, order++});
        }
    for (auto& [key, group] : groups) {
      if (const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(key.first);
          recurrence != nullptr && recurrence->isAffine())
        widen_recurrences(group, *recurrence);
      widen_neighbours(group);
    }
    for (llvm::WeakTrackingVH& value : replaced_)
      if (value != nullptr)
        llvm::RecursivelyDeleteTriviallyDeadInstructions(value);
    return !replaced_.empty();
  }

private:
  llvm::Type* i32() const { return llvm::Type::getInt32Ty(function_.getContext()); }
  llvm::Type* i64() const { return llvm::Type::getInt64Ty(function_.getContext()); }

  void widen(Member& member, llvm::Value* wide, std::int64_t distance) {
    replaced_.emplace_back(llvm::getLoadStorePointerOperand(member.access.instruction));
    set_address(member.access, wide, distance + static_cast<std::int64_t>(member.access.offset));
    member.is_widened = true;
  }

  // --- R3, R4 and R5
  // -----------------------------------------------------------------------------------------

  void widen_recurrences(Group& group, const llvm::SCEVAddRecExpr& recurrence) {
    const llvm::Loop& loop = *recurrence.getLoop();
    const auto* const constant_step =
        llvm::dyn_cast<llvm::SCEVConstant>(recurrence.getStepRecurrence(evolution_));
    if (constant_step == nullptr || loop.getLoopPreheader() == nullptr || loop.getLoopLatch() == nullptr)
      return;
    const std::int64_t step = constant_step->getAPInt().getSExtValue();
    for (std::size_t count = 0; count < most_leaders; ++count) {
      Member* const leader = find_leader(group, loop, step);
      if (leader == nullptr)
        return;
      llvm::Value* const wide = create_recurrence(*leader, loop, step);
      // The leader follows itself.
      for (Member& member : group)
        if (!member.is_widened && loops_.getLoopFor(block_of(member)) == &loop &&
            follows(member, *leader, step > 0))
          widen(member, wide, distance(*leader, member));
    }
  }

  // Whether the first has been executed when the second is. LLVM numbers the instructions of a block anew for
  // the question, each time after one was inserted; accesses stay in their order.
  bool comes_behind(const Member& first, const Member& second) const {
    return block_of(first) == block_of(second) ? first.order < second.order
                                               : dominators_.dominates(block_of(first), block_of(second));
  }

  static llvm::BasicBlock* block_of(const Member& member) { return member.access.instruction->getParent(); }

  // The lowest, for the others to be forwards of it.
  Member* find_leader(Group& group, const llvm::Loop& loop, std::int64_t step) {
    Member* leader = nullptr;
    for (Member& member : group)
      if (!member.is_widened && leads(member, loop, step) &&
          (leader == nullptr || distance(*leader, member) < 0))
        leader = &member;
    return leader;
  }

  bool leads(const Member& member, const llvm::Loop& loop, std::int64_t step) {
    const GuestAccess& access = member.access;
    const std::uint64_t largest_size = largest_size_of(*access.memory);
    const bool is_in_reach = step > 0
                                 ? static_cast<std::uint64_t>(step) <=
                                       address_rules::forward_reach(largest_size, access.offset, access.width)
                                 : access.offset == 0 && static_cast<std::uint64_t>(-step) <=
                                                             address_rules::backward_reach(largest_size);
    return is_in_reach && loops_.getLoopFor(block_of(member)) == &loop &&
           dominators_.dominates(block_of(member), loop.getLoopLatch()) &&
           expander_.isSafeToExpandAt(wide_start(member), loop.getLoopPreheader()->getTerminator());
  }

  const llvm::SCEV* wide_start(const Member& member) {
    return evolution_.getZeroExtendExpr(llvm::cast<llvm::SCEVAddRecExpr>(member.access.address)->getStart(),
                                        i64());
  }

  llvm::Value* create_recurrence(const Member& leader, const llvm::Loop& loop, std::int64_t step) {
    llvm::BasicBlock* const preheader = loop.getLoopPreheader();
    llvm::Value* const start =
        expander_.expandCodeFor(wide_start(leader), i64(), preheader->getTerminator()->getIterator());
    llvm::IRBuilder<> builder(loop.getHeader(), loop.getHeader()->begin());
    llvm::PHINode* const wide = builder.CreatePHI(i64(), 2, "address");
    builder.SetInsertPoint(loop.getLoopLatch()->getTerminator());
    // In 64 bits nothing wraps that is executed: the sum is below 2^33, and not below -2^31.
    llvm::Value* const next = builder.CreateAdd(wide, builder.getInt64(static_cast<std::uint64_t>(step)),
                                                "address.next", /*HasNUW=*/step > 0, /*HasNSW=*/true);
    wide->addIncoming(start, preheader);
    wide->addIncoming(next, loop.getLoopLatch());
    return wide;
  }

  // In the same iteration of the same loop.
  bool follows(const Member& member, const Member& leader, bool is_forward) {
    const std::int64_t from_leader = distance(leader, member);
    const bool is_behind = comes_behind(leader, member);
    // The wide value of R3 is exact everywhere; that of R4 may be the first that wraps.
    if (!is_forward && !is_behind)
      return from_leader == 0 && member.access.offset == 0;
    if (from_leader <= 0)
      return from_leader == 0 || is_backward(member, from_leader);
    return is_behind ? is_forward_of(member, leader) : is_forward_of_later(member, leader);
  }

  // --- R1, R1' and R2
  // ----------------------------------------------------------------------------------------

  bool is_backward(const Member& member, std::int64_t from_leader) const {
    return member.access.offset == 0 &&
           static_cast<std::uint64_t>(-from_leader) <=
               address_rules::backward_reach(largest_size_of(*member.access.memory));
  }

  bool is_forward_of(const Member& member, const Member& leader) const {
    return static_cast<std::uint64_t>(distance(leader, member)) <=
           address_rules::forward_reach(largest_size_of(*leader.access.memory), leader.access.offset,
                                        leader.access.width);
  }

  bool is_forward_of_later(const Member& member, const Member& leader) const {
    const auto from_leader = static_cast<std::uint64_t>(distance(leader, member));
    return is_forward_of(member, leader) &&
           address_rules::fits_guard_behind(from_leader, member.access.offset, member.access.width) &&
           nothing_is_visible(*member.access.instruction, *leader.access.instruction);
  }

  // That `last` comes, in the same block, after `first`, and whether it is reached at all nobody can see.
  static bool nothing_is_visible(const llvm::Instruction& first, const llvm::Instruction& last) {
    if (first.getParent() != last.getParent())
      return false;
    unsigned count = 0;
    for (const llvm::Instruction* between = first.getNextNode(); between != &last;
         between = between->getNextNode())
      if (between == nullptr || ++count > most_instructions_between ||
          (between->mayHaveSideEffects() && !llvm::isa<llvm::LoadInst, llvm::StoreInst>(between)))
        return false;
    return true;
  }

  void widen_neighbours(Group& group) {
    if (group.size() < 2)
      return;
    for (std::size_t index = 0; index < group.size(); ++index) {
      if (group[index].is_widened)
        continue;
      if (const std::optional<Base> base = find_base(group, index))
        widen(group[index], base->wide, base->distance);
    }
  }

  struct Base {
    llvm::Value* wide;
    std::int64_t distance;
  };

  // The lowest of those that are near, for one address to do for many.
  std::optional<Base> find_base(Group& group, std::size_t index) {
    const std::size_t begin = index < most_leaders ? 0 : index - most_leaders;
    const std::size_t end = std::min(group.size(), index + most_leaders);
    const Member& member = group[index];
    std::optional<Base> lowest;
    for (std::size_t other = begin; other < end; ++other) {
      const Member& leader = group[other];
      const std::int64_t from_leader = distance(leader, member);
      if (leader.is_widened || from_leader == 0 || (lowest && lowest->distance >= from_leader) ||
          !is_current(leader, member) || !is_near(member, leader))
        continue;
      if (const std::optional<Base> base = extension_of(leader, *member.access.instruction))
        lowest = Base{base->wide, base->distance + from_leader};
    }
    return lowest;
  }

  bool is_near(const Member& member, const Member& leader) const {
    const bool is_behind = comes_behind(leader, member);
    if (distance(leader, member) < 0)
      return is_behind && is_backward(member, distance(leader, member));
    return is_behind ? is_forward_of(member, leader) : is_forward_of_later(member, leader);
  }

  // Whether equal expressions are equal values at both: a recurrence has its value in an iteration of its
  // loop. (If one access dominates the other, and both are in the loop, it has been executed in the same
  // iteration.)
  static bool is_current(const Member& a, const Member& b) {
    return !llvm::SCEVExprContains(a.access.address, [&](const llvm::SCEV* part) {
      const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(part);
      return recurrence != nullptr &&
             !(recurrence->getLoop()->contains(block_of(a)) && recurrence->getLoop()->contains(block_of(b)));
    });
  }

  // A value at `place` that is the leader's address extended, and a constant.
  std::optional<Base> extension_of(const Member& leader, llvm::Instruction& place) {
    const llvm::SCEV* const wide = evolution_.getZeroExtendExpr(leader.access.address, i64());
    if (llvm::Value* const present =
            extension_in(llvm::getLoadStorePointerOperand(leader.access.instruction));
        present != nullptr && dominators_.dominates(present, &place)) {
      if (const std::optional<llvm::APInt> more =
              evolution_.computeConstantDifference(wide, evolution_.getSCEV(present)))
        return Base{present, more->getSExtValue()};
    }
    const bool has_recurrence = llvm::SCEVExprContains(
        wide, [](const llvm::SCEV* part) { return llvm::isa<llvm::SCEVAddRecExpr>(part); });
    if (has_recurrence || !expander_.isSafeToExpandAt(wide, &place))
      return std::nullopt; // a new recurrence would cost more than it gains
    return Base{expander_.expandCodeFor(wide, i64(), place.getIterator()), 0};
  }

  // The zero-extended part of an address as lowering forms it.
  static llvm::Value* extension_in(llvm::Value* pointer) {
    while (auto* const address = llvm::dyn_cast<llvm::GEPOperator>(pointer)) {
      if (!address->hasAllConstantIndices()) {
        llvm::Value* index = address->getOperand(address->getNumOperands() - 1);
        if (auto* const sum = llvm::dyn_cast<llvm::BinaryOperator>(index);
            sum != nullptr && sum->getOpcode() == llvm::Instruction::Add &&
            llvm::isa<llvm::ConstantInt>(sum->getOperand(1)))
          index = sum->getOperand(0);
        return llvm::isa<llvm::ZExtInst>(index) ? index : nullptr;
      }
      pointer = address->getPointerOperand();
    }
    return nullptr;
  }

  llvm::Function& function_;
  llvm::ScalarEvolution& evolution_;
  llvm::LoopInfo& loops_;
  llvm::DominatorTree& dominators_;
  llvm::SCEVExpander expander_;
  llvm::SmallVector<llvm::WeakTrackingVH> replaced_; // pointers, perhaps without a use now
};

} // namespace

llvm::PreservedAnalyses AddressWideningPass::run(llvm::Function& function,
                                                 llvm::FunctionAnalysisManager& analyses) {
  if (!uses_guarded_memory(function) || !Widening(function, analyses).run())
    return llvm::PreservedAnalyses::all();
  llvm::PreservedAnalyses preserved;
  preserved.preserveSet<llvm::CFGAnalyses>();
  return preserved;
}

} // namespace ingot
