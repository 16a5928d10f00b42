#include "compiler/passes/loop_lines.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/ValueHandle.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/Local.h>

#include <algorithm>
#include <utility>

namespace ingot {
namespace {

// A loop of fewer iterations spends about as much on the conditions.
constexpr unsigned fewest_iterations = 8;

// Sums of a few numbers below this, and of their multiples, do not come near 2^64.
constexpr unsigned invariant_bits = 36;

} // namespace

// --- LoopCondition ---------------------------------------------------------------------------------------

LoopCondition::LoopCondition(llvm::ScalarEvolution& evolution, llvm::Instruction& position)
    : expander_(evolution, "condition"), builder_(&position), value_(builder_.getTrue()) {}

llvm::Value* LoopCondition::expand(const llvm::SCEV* value) {
  return expander_.expandCodeFor(value, value->getType(), builder_.GetInsertPoint());
}

void LoopCondition::require(llvm::Value* condition) {
  value_ = builder_.CreateAnd(value_, builder_.CreateFreeze(condition));
}

void LoopCondition::require(llvm::CmpInst::Predicate predicate, const llvm::SCEV* left,
                            const llvm::SCEV* right) {
  llvm::Value* const expanded = expand(left);
  require(builder_.CreateICmp(predicate, expanded, expand(right)));
}

// --- How often -------------------------------------------------------------------------------------------

LoopLines::LoopLines(llvm::Loop& loop, llvm::ScalarEvolution& evolution)
    : loop_(loop), evolution_(evolution), i64_(llvm::Type::getInt64Ty(loop.getHeader()->getContext())) {}

bool LoopLines::is_counted() {
  const llvm::BasicBlock* const latch = loop_.getLoopLatch();
  if (latch == nullptr || !loop_.isLoopExiting(latch))
    return false;
  const llvm::SCEV* count = evolution_.getExitCount(&loop_, latch);
  if (llvm::isa<llvm::SCEVCouldNotCompute>(count))
    count = count_until_equal(*latch);
  if (count == nullptr)
    return false;
  const llvm::APInt most =
      evolution_.getUnsignedRangeMax(evolution_.applyLoopGuards(count, &loop_)).zextOrTrunc(64);
  if (most.ult(fewest_iterations - 1) || most.getActiveBits() > 32 ||
      count->getType()->getScalarSizeInBits() > 64)
    return false;
  repeated_ = evolution_.getTruncateOrZeroExtend(count, i64_);
  return is_safe(repeated_);
}

// A loop that was unrolled is left when what moves by 2 or 4 is equal to its bound, and may go round once
// more through all numbers if it passes the bound. So LLVM does not say how often the loop is repeated; here
// the remainder is looked at in front of it. Null if the loop is left otherwise.
const llvm::SCEV* LoopLines::count_until_equal(const llvm::BasicBlock& latch) {
  const auto* const branch = llvm::dyn_cast<llvm::BranchInst>(latch.getTerminator());
  const auto* const comparison =
      branch != nullptr ? llvm::dyn_cast<llvm::ICmpInst>(branch->getCondition()) : nullptr;
  if (comparison == nullptr || !comparison->isEquality() ||
      !comparison->getOperand(0)->getType()->isIntegerTy() ||
      loop_.contains(branch->getSuccessor(comparison->getPredicate() == llvm::CmpInst::ICMP_EQ ? 0 : 1)))
    return nullptr;
  const llvm::SCEV* moving = evolution_.getSCEV(comparison->getOperand(0));
  const llvm::SCEV* bound = evolution_.getSCEV(comparison->getOperand(1));
  if (evolution_.isLoopInvariant(moving, &loop_))
    std::swap(moving, bound);
  const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(moving);
  if (recurrence == nullptr || !recurrence->isAffine() || recurrence->getLoop() != &loop_ ||
      !evolution_.isLoopInvariant(bound, &loop_))
    return nullptr;
  const auto* const step = llvm::dyn_cast<llvm::SCEVConstant>(recurrence->getStepRecurrence(evolution_));
  if (step == nullptr || !step->getAPInt().abs().isPowerOf2())
    return nullptr;
  const bool rises = !step->getAPInt().isNegative();
  const llvm::SCEV* const start = recurrence->getStart();
  const llvm::SCEV* const distance =
      rises ? evolution_.getMinusSCEV(bound, start) : evolution_.getMinusSCEV(start, bound);
  const llvm::SCEV* const width = evolution_.getConstant(step->getAPInt().abs());
  remainder_ = evolution_.getURemExpr(distance, width);
  return is_safe(remainder_) ? evolution_.getUDivExpr(distance, width) : nullptr;
}

bool LoopLines::is_safe(const llvm::SCEV* value) const {
  return llvm::SCEVExpander(evolution_, "").isSafeToExpand(value);
}

// --- Lines -----------------------------------------------------------------------------------------------

std::optional<Line> LoopLines::line_of(const llvm::SCEV* value) {
  const std::size_t groups_before = groups_.size();
  llvm::SmallVector<Member> members;
  const std::optional<Line> line = parts_of(value, members);
  if (!line || !is_safe(line->start) || !is_safe(line->step)) {
    groups_.truncate(groups_before);
    return std::nullopt;
  }
  for (const Member& member : members) {
    Group& group = groups_[member.group];
    group.lowest = std::min(group.lowest, member.distance);
    group.highest = std::max(group.highest, member.distance);
  }
  return line;
}

std::optional<Line> LoopLines::parts_of(const llvm::SCEV* value, llvm::SmallVectorImpl<Member>& members) {
  if (evolution_.isLoopInvariant(value, &loop_)) {
    if (evolution_.getUnsignedRangeMax(value).getActiveBits() > invariant_bits)
      return std::nullopt;
    return Line{value, evolution_.getZero(i64_)};
  }
  if (const auto* const sum = llvm::dyn_cast<llvm::SCEVAddExpr>(value)) {
    Line result = {evolution_.getZero(i64_), evolution_.getZero(i64_)};
    for (const llvm::SCEV* const operand : sum->operands()) {
      const std::optional<Line> part = parts_of(operand, members);
      if (!part)
        return std::nullopt;
      result.start = evolution_.getAddExpr(result.start, part->start);
      result.step = evolution_.getAddExpr(result.step, part->step);
    }
    return result;
  }
  if (const std::optional<Line> wide = wide_line_of(value); wide && never_falls(*wide))
    return wide;
  const auto* const extension = llvm::dyn_cast<llvm::SCEVZeroExtendExpr>(value);
  const std::optional<Member> member =
      extension != nullptr ? member_of(extension->getOperand(), /*may_add_group=*/true) : std::nullopt;
  if (!member)
    return std::nullopt;
  members.push_back(*member);
  return line_of(*member);
}

std::optional<Line> LoopLines::wide_line_of(const llvm::SCEV* value) {
  const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(value);
  if (recurrence == nullptr || !recurrence->isAffine() || recurrence->getLoop() != &loop_)
    return std::nullopt;
  const Line line = {recurrence->getStart(), recurrence->getStepRecurrence(evolution_)};
  const auto has_at_most = [&](const llvm::SCEV* number, unsigned bits) {
    return evolution_.getSignedRange(number).getMinSignedBits() <= bits;
  };
  if (!has_at_most(line.start, invariant_bits) || !has_at_most(line.step, 31) || !is_safe(line.start) ||
      !is_safe(line.step))
    return std::nullopt;
  return line;
}

bool LoopLines::never_falls(const Line& line) {
  return evolution_.isKnownNonNegative(line.start) && evolution_.isKnownNonNegative(line.step);
}

std::optional<LoopLines::Member> LoopLines::member_of(const llvm::SCEV* narrow, bool may_add_group) {
  const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(narrow);
  if (recurrence == nullptr || !recurrence->isAffine() || recurrence->getLoop() != &loop_)
    return std::nullopt;
  const unsigned bits = recurrence->getType()->getScalarSizeInBits();
  if (bits > 32)
    return std::nullopt;
  const llvm::SCEV* const start = recurrence->getStart();
  const llvm::SCEV* const step =
      evolution_.getSignExtendExpr(recurrence->getStepRecurrence(evolution_), i64_);
  for (std::size_t index = 0; index < groups_.size(); ++index) {
    const Group& group = groups_[index];
    if (group.line.step != step || group.bits != bits)
      continue;
    if (const auto* const distance =
            llvm::dyn_cast<llvm::SCEVConstant>(evolution_.getMinusSCEV(start, group.start)))
      return Member{index, distance->getAPInt().getSExtValue()};
  }
  if (!may_add_group)
    return std::nullopt;
  groups_.push_back({start, {evolution_.getZeroExtendExpr(start, i64_), step}, bits});
  return Member{groups_.size() - 1, 0};
}

Line LoopLines::line_of(const Member& member) {
  const Line& line = groups_[member.group].line;
  return {plus(line.start, member.distance), line.step};
}

const llvm::SCEV* LoopLines::plus(const llvm::SCEV* value, std::int64_t number) {
  return evolution_.getAddExpr(value,
                               evolution_.getConstant(llvm::APInt(64, static_cast<std::uint64_t>(number))));
}

// --- In front of the loop --------------------------------------------------------------------------------

void LoopLines::require_lines(LoopCondition& condition) {
  repeated_ = evolution_.getSCEV(condition.builder().CreateFreeze(condition.expand(repeated_)));
  if (remainder_ != nullptr)
    condition.require(llvm::CmpInst::ICMP_EQ, remainder_, evolution_.getZero(remainder_->getType()));
  for (const Group& group : groups_) {
    // What is in mathematical integers below 0 is large modulo 2^64.
    const auto require_in_range = [&](const llvm::SCEV* end, std::int64_t distance) {
      condition.require(llvm::CmpInst::ICMP_ULT, plus(end, distance),
                        evolution_.getConstant(i64_, std::uint64_t{1} << group.bits));
    };
    const llvm::SCEV* const last = last_of(group.line);
    if (!evolution_.isKnownNonPositive(group.line.step)) {
      require_in_range(last, group.highest);
      if (group.lowest < 0)
        require_in_range(group.line.start, group.lowest);
    }
    if (!evolution_.isKnownNonNegative(group.line.step)) {
      require_in_range(last, group.lowest);
      if (group.highest > 0)
        require_in_range(group.line.start, group.highest);
    }
  }
}

const llvm::SCEV* LoopLines::last_of(const Line& line) {
  return evolution_.getAddExpr(line.start, evolution_.getMulExpr(line.step, repeated_));
}

// --- In the loop -----------------------------------------------------------------------------------------

bool LoopLines::has_records() const {
  return llvm::any_of(groups_, [](const Group& group) { return group.lowest != group.highest; });
}

void LoopLines::widen_extensions() {
  llvm::DenseMap<std::pair<std::size_t, std::int64_t>, llvm::Value*> values; // by group and distance
  llvm::SmallVector<llvm::WeakTrackingVH> replaced;
  for (llvm::BasicBlock* const block : loop_.blocks())
    for (llvm::Instruction& instruction : *block) {
      auto* const extension = llvm::dyn_cast<llvm::ZExtInst>(&instruction);
      if (extension == nullptr || extension->getType() != i64_)
        continue;
      const std::optional<Member> member =
          member_of(evolution_.getSCEV(extension->getOperand(0)), /*may_add_group=*/false);
      if (!member)
        continue;
      const Group& group = groups_[member->group];
      if (member->distance < group.lowest || member->distance > group.highest)
        continue;
      if (!values.contains({member->group, 0}))
        values[{member->group, 0}] = create_line(group.line);
      llvm::Value* const line = values[{member->group, 0}];
      llvm::Value*& value = values[{member->group, member->distance}];
      if (value == nullptr) {
        llvm::BasicBlock& header = *loop_.getHeader();
        value = llvm::IRBuilder<>(&header, header.getFirstInsertionPt())
                    .CreateAdd(line, llvm::ConstantInt::getSigned(i64_, member->distance), "",
                               /*HasNUW=*/member->distance > 0, /*HasNSW=*/true);
      }
      extension->replaceAllUsesWith(value);
      replaced.emplace_back(extension);
    }
  llvm::RecursivelyDeleteTriviallyDeadInstructionsPermissive(replaced);
}

llvm::PHINode* LoopLines::create_line(const Line& line) {
  llvm::BasicBlock& preheader = *loop_.getLoopPreheader();
  llvm::SCEVExpander expander(evolution_, "line");
  const auto expand = [&](const llvm::SCEV* value) {
    return expander.expandCodeFor(value, i64_, preheader.getTerminator()->getIterator());
  };
  llvm::IRBuilder<> builder(loop_.getHeader(), loop_.getHeader()->begin());
  llvm::PHINode* const phi = builder.CreatePHI(i64_, 2, "line");
  builder.SetInsertPoint(loop_.getLoopLatch()->getTerminator());
  // The last one of all may be the first beyond 32 bits.
  llvm::Value* const next =
      builder.CreateAdd(phi, expand(line.step), "line.next",
                        /*HasNUW=*/evolution_.isKnownNonNegative(line.step), /*HasNSW=*/true);
  phi->addIncoming(expand(line.start), &preheader);
  phi->addIncoming(next, loop_.getLoopLatch());
  return phi;
}

} // namespace ingot
