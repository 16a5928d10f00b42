#include "compiler/passes/rerolling.hpp"

#include "compiler/lower/ir_conventions.hpp"

#include <llvm/ADT/DenseSet.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SetVector.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/ConstantRange.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/Local.h>

namespace ingot {
namespace {

// Of the terms of a sum, and of the computation that a value comes from.
constexpr std::size_t most_terms = 64;
constexpr unsigned deepest = 32;

} // namespace

Rerolling::Rerolling(llvm::Loop& loop, llvm::ScalarEvolution& evolution,
                     llvm::ArrayRef<llvm::Instruction*> accesses, unsigned count, GroupOrder order)
    : body_(*loop.getHeader()), loop_(loop), evolution_(evolution), accesses_(accesses), count_(count),
      order_(order), size_(order == GroupOrder::SAME ? accesses.size() / count : accesses.size()),
      counterparts_(count) {
  if (order == GroupOrder::SAME)
    for (const auto [index, access] : llvm::enumerate(accesses))
      positions_[access] = index;
}

bool Rerolling::matches() {
  if (!find_variables())
    return false;
  if (order_ == GroupOrder::ANY)
    return llvm::all_of(reductions_, [&](Reduction& reduction) { return divide(reduction); }) &&
           all_accesses_are_reduced() && outside_uses_are_known();
  for (unsigned group = 1; group < count_; ++group) {
    for (std::size_t index = 0; index < size_; ++index)
      if (!same_operation(accesses_[index], accesses_[group * size_ + index], group, 0))
        return false;
    for (const Carried& carried : carried_)
      if (!match(carried.updates.front(), carried.updates[group], group, 0))
        return false;
  }
  return outside_uses_are_known();
}

void Rerolling::apply(llvm::Value* iterations) {
  for (const auto& [value, step] : linear_)
    forget_flags(*value);
  for (const auto& counterparts : counterparts_)
    for (const auto& [value, counterpart] : counterparts)
      value->andIRFlags(counterpart);
  for (const Carried& carried : carried_)
    carried.updates.back()->replaceUsesWithIf(carried.updates.front(), [&](const llvm::Use& use) {
      return use.getUser() == carried.phi || !is_in_body(use.getUser());
    });
  for (const Induction& induction : inductions_) {
    auto* const shorter = llvm::cast<llvm::BinaryOperator>(induction.next->clone());
    shorter->setOperand(1, llvm::ConstantInt::get(shorter->getType(), induction.step));
    if (induction.step.isNegative())
      shorter->setHasNoUnsignedWrap(false);
    shorter->setOperand(0, induction.phi);
    shorter->insertBefore(body_.getTerminator()->getIterator());
    induction.next->replaceUsesWithIf(shorter, [&](const llvm::Use& use) {
      return use.getUser() == induction.phi || !is_in_body(use.getUser());
    });
  }
  for (const Reduction& reduction : reductions_) {
    llvm::IRBuilder<> builder(body_.getTerminator());
    llvm::Value* next = reduction.phi;
    for (const Term& term : reduction.first_group)
      next = builder.CreateBinOp(term.operation, next, term.value);
    reduction.last->replaceAllUsesWith(next);
  }
  count_to(iterations);
  for (llvm::Instruction* const access : accesses_.drop_front(size_)) {
    access->replaceAllUsesWith(llvm::PoisonValue::get(access->getType()));
    access->eraseFromParent();
  }
  // To the vectoriser a dead use of a sum were one more use.
  for (llvm::Instruction& instruction : llvm::make_early_inc_range(llvm::reverse(body_)))
    if (llvm::isInstructionTriviallyDead(&instruction))
      instruction.eraseFromParent();
  llvm::DeleteDeadPHIs(&body_);
}

bool Rerolling::is_in_body(const llvm::Value* value) const {
  const auto* const instruction = llvm::dyn_cast<llvm::Instruction>(value);
  return instruction != nullptr && instruction->getParent() == &body_;
}

bool Rerolling::find_variables() {
  for (llvm::PHINode& phi : body_.phis()) {
    auto* const last = llvm::dyn_cast<llvm::Instruction>(phi.getIncomingValueForBlock(&body_));
    if (last == nullptr || last->getParent() != &body_ || llvm::isa<llvm::PHINode>(last))
      return false;
    if (!add_induction(phi, *last) &&
        !(order_ == GroupOrder::SAME ? add_carried(phi, *last) : add_reduction(phi, *last)))
      return false;
  }
  return true;
}

bool Rerolling::add_induction(llvm::PHINode& phi, llvm::Instruction& last) {
  auto* const next = llvm::dyn_cast<llvm::BinaryOperator>(&last);
  if (next == nullptr || next->getOpcode() != llvm::Instruction::Add || next->getOperand(0) != &phi)
    return false;
  const auto* const step = llvm::dyn_cast<llvm::ConstantInt>(next->getOperand(1));
  if (step == nullptr)
    return false;
  // What only counts may have any step: it goes, and if something else uses it, that has no match.
  if (step->getValue().srem(count_) != 0)
    return true;
  const llvm::APInt group_step = step->getValue().sdiv(llvm::APInt(step->getBitWidth(), count_));
  inductions_.push_back({&phi, next, group_step});
  steps_[&phi] = group_step;
  return true;
}

bool Rerolling::add_carried(llvm::PHINode& phi, llvm::Instruction& last) {
  Carried carried{&phi, updates_from_access(last)};
  if (carried.updates.empty()) {
    const llvm::SmallVector<llvm::Instruction*> chain = chain_from(phi, last);
    if (chain.empty() || chain.size() % count_ != 0)
      return false;
    const std::size_t length = chain.size() / count_;
    for (unsigned group = 0; group < count_; ++group)
      carried.updates.push_back(chain[(group + 1) * length - 1]);
  }
  for (unsigned group = 1; group < count_; ++group)
    carried_values_[{&phi, group}] = carried.updates[group - 1];
  carried_.push_back(std::move(carried));
  return true;
}

bool Rerolling::add_reduction(llvm::PHINode& phi, llvm::Instruction& last) {
  auto* const whole = llvm::dyn_cast<llvm::BinaryOperator>(&last);
  if (whole == nullptr || !whole->getType()->isIntOrIntVectorTy())
    return false;
  using Operation = llvm::Instruction::BinaryOps;
  constexpr Operation add = llvm::Instruction::Add;
  constexpr Operation subtract = llvm::Instruction::Sub;
  const Operation kind = whole->getOpcode() == subtract ? add : whole->getOpcode();
  if (!llvm::Instruction::isAssociative(kind) || !llvm::Instruction::isCommutative(kind))
    return false;
  const auto is_part = [&](llvm::Value* value) {
    auto* const part = llvm::dyn_cast<llvm::BinaryOperator>(value);
    return part != nullptr && part->hasOneUse() && is_in_body(part) &&
           (part->getOpcode() == kind || (kind == add && part->getOpcode() == subtract));
  };
  // How an operand of a part gets into the whole: what is subtracted from what is subtracted is added.
  const auto operation_of = [&](const llvm::Use& operand, Operation of_part) {
    const bool is_subtracted = llvm::cast<llvm::BinaryOperator>(operand.getUser())->getOpcode() == subtract &&
                               operand.getOperandNo() == 1;
    if (!is_subtracted)
      return of_part;
    return of_part == subtract ? add : subtract;
  };
  Reduction reduction{&phi, whole, {}, {}};
  llvm::SmallVector<Term> parts = {{whole, kind}};
  bool has_phi = false;
  for (std::size_t next = 0; next < parts.size(); ++next) {
    for (const llvm::Use& operand : llvm::cast<llvm::BinaryOperator>(parts[next].value)->operands()) {
      const Term term = {operand, operation_of(operand, parts[next].operation)};
      if (is_part(term.value))
        parts.push_back(term);
      else if (term == Term{&phi, kind} && !has_phi)
        has_phi = true;
      else if (reduction.terms.size() < most_terms)
        reduction.terms.push_back(term);
      else
        return false;
    }
  }
  const auto is_sum_itself = [&](const llvm::User* user) {
    return llvm::any_of(parts, [&](const Term& part) { return part.value == user; });
  };
  if (!has_phi || !llvm::all_of(phi.users(), is_sum_itself) || reduction.terms.size() % count_ != 0)
    return false;
  reductions_.push_back(std::move(reduction));
  return true;
}

std::optional<llvm::SmallVector<Rerolling::Term>> Rerolling::without_group_of(Term first,
                                                                              llvm::SmallVector<Term> terms) {
  terms.erase(llvm::find(terms, first)); // once: it may be added several times
  for (unsigned group = 1; group < count_; ++group) {
    auto* const other = llvm::find_if(terms, [&](const Term& term) {
      return first.operation == term.operation && match(first.value, term.value, group, 0);
    });
    if (other == terms.end())
      return std::nullopt;
    terms.erase(other);
  }
  return terms;
}

bool Rerolling::divide(Reduction& reduction) {
  llvm::SmallVector<Term> left = reduction.terms;
  while (!left.empty()) {
    std::optional<llvm::SmallVector<Term>> others;
    for (const Term& candidate : left)
      if ((others = without_group_of(candidate, left))) {
        reduction.first_group.push_back(candidate);
        break;
      }
    if (!others)
      return false;
    left = std::move(*others);
  }
  return true;
}

bool Rerolling::all_accesses_are_reduced() const {
  llvm::SetVector<llvm::Value*> values;
  for (const Reduction& reduction : reductions_)
    for (const Term& term : reduction.terms)
      values.insert(term.value);
  for (std::size_t next = 0; next < values.size(); ++next)
    if (is_in_body(values[next]) && !llvm::isa<llvm::PHINode>(values[next]))
      values.insert_range(llvm::cast<llvm::Instruction>(values[next])->operand_values());
  return llvm::all_of(accesses_, [&](llvm::Instruction* access) { return values.contains(access); });
}

llvm::SmallVector<llvm::Instruction*, 8> Rerolling::updates_from_access(llvm::Instruction& last) const {
  llvm::SmallVector<const llvm::Instruction*, 4> changes; // from the last
  llvm::Instruction* read = &last;
  while (!positions_.contains(read)) {
    if (read->getNumOperands() != 1 || !is_in_body(read->getOperand(0)) || llvm::isa<llvm::PHINode>(read))
      return {};
    changes.push_back(read);
    read = llvm::cast<llvm::Instruction>(read->getOperand(0));
  }
  const std::size_t position = positions_.lookup(read);
  if (position < accesses_.size() - size_)
    return {};
  llvm::SmallVector<llvm::Instruction*, 8> updates;
  for (unsigned group = 0; group < count_; ++group) {
    llvm::Instruction* update = accesses_[position % size_ + group * size_];
    for (const llvm::Instruction* const change : llvm::reverse(changes)) {
      const auto same = llvm::find_if(update->users(), [&](const llvm::User* user) {
        return is_in_body(user) && llvm::cast<llvm::Instruction>(user)->isSameOperationAs(change);
      });
      if (same == update->user_end())
        return {};
      update = llvm::cast<llvm::Instruction>(*same);
    }
    updates.push_back(update);
  }
  return updates;
}

llvm::SmallVector<llvm::Instruction*> Rerolling::chain_from(llvm::PHINode& phi,
                                                            llvm::Instruction& last) const {
  llvm::DenseSet<const llvm::Instruction*> depends;
  for (llvm::Instruction& instruction : body_)
    if (!llvm::isa<llvm::PHINode>(instruction) &&
        llvm::any_of(instruction.operands(), [&](const llvm::Use& use) {
          const auto* const operand = llvm::dyn_cast<llvm::Instruction>(use);
          return operand == &phi || (operand != nullptr && depends.contains(operand));
        }))
      depends.insert(&instruction);
  llvm::SmallVector<llvm::Instruction*> chain;
  for (llvm::Instruction* at = &last; at != &phi;) {
    if (!depends.contains(at))
      return {};
    chain.push_back(at);
    llvm::Instruction* before = nullptr;
    for (const llvm::Use& use : at->operands()) {
      auto* const operand = llvm::dyn_cast<llvm::Instruction>(use);
      if (operand == nullptr || (operand != &phi && !depends.contains(operand)))
        continue;
      if (before != nullptr)
        return {};
      before = operand;
    }
    at = before;
  }
  return {chain.rbegin(), chain.rend()};
}

bool Rerolling::match(llvm::Value* first, llvm::Value* value, unsigned group, unsigned depth) {
  if (loop_.isLoopInvariant(first))
    return first == value;
  if (depth > deepest || first->getType() != value->getType())
    return false;
  if (const auto carried = carried_values_.find({first, group}); carried != carried_values_.end())
    return carried->second == value;
  auto* const instruction = llvm::cast<llvm::Instruction>(first);
  if (const auto position = positions_.find(instruction); position != positions_.end())
    return position->second < size_ && accesses_[group * size_ + position->second] == value;
  if (const std::optional<llvm::APInt> step = step_of(*instruction, depth)) {
    const std::optional<llvm::APInt> difference =
        evolution_.computeConstantDifference(evolution_.getSCEV(value), evolution_.getSCEV(first));
    return difference && *difference == *step * group;
  }
  auto* const other = llvm::dyn_cast<llvm::Instruction>(value);
  if (other == nullptr || llvm::isa<llvm::PHINode>(first))
    return false;
  llvm::DenseMap<llvm::Instruction*, llvm::Instruction*>& counterparts = counterparts_[group];
  if (const auto known = counterparts.find(instruction); known != counterparts.end())
    return known->second == other;
  if (!same_operation(instruction, other, group, depth))
    return false;
  counterparts[instruction] = other;
  return true;
}

bool Rerolling::same_operation(llvm::Instruction* first, llvm::Instruction* other, unsigned group,
                               unsigned depth) {
  if (other->getParent() != &body_ || !first->isSameOperationAs(other))
    return false;
  for (const auto [left, right] : llvm::zip_equal(first->operands(), other->operands()))
    if (!match(left, right, group, depth + 1))
      return false;
  return true;
}

std::optional<llvm::APInt> Rerolling::step_of(llvm::Value& value, unsigned depth) {
  llvm::Type* const type = value.getType();
  if (!type->isIntegerTy() && !type->isPointerTy())
    return std::nullopt;
  const unsigned width = type->isIntegerTy() ? type->getIntegerBitWidth() : 64;
  if (loop_.isLoopInvariant(&value))
    return llvm::APInt(width, 0);
  if (const auto known = steps_.find(&value); known != steps_.end())
    return known->second;
  auto* const instruction = llvm::cast<llvm::Instruction>(&value);
  if (depth > deepest || llvm::isa<llvm::PHINode>(instruction))
    return std::nullopt;
  const std::optional<llvm::APInt> step = step_of_operation(*instruction, width, depth);
  if (step) {
    steps_[instruction] = *step;
    linear_[instruction] = *step;
  }
  return step;
}

std::optional<llvm::APInt> Rerolling::step_of_operation(llvm::Instruction& operation, unsigned width,
                                                        unsigned depth) {
  const auto step = [&](unsigned operand) { return step_of(*operation.getOperand(operand), depth + 1); };
  switch (operation.getOpcode()) {
  case llvm::Instruction::Add:
  case llvm::Instruction::Sub: {
    const std::optional<llvm::APInt> left = step(0);
    const std::optional<llvm::APInt> right = step(1);
    if (!left || !right)
      return std::nullopt;
    return operation.getOpcode() == llvm::Instruction::Add ? *left + *right : *left - *right;
  }
  case llvm::Instruction::Mul:
  case llvm::Instruction::Shl: {
    const auto* const constant = llvm::dyn_cast<llvm::ConstantInt>(operation.getOperand(1));
    const std::optional<llvm::APInt> left = step(0);
    if (constant == nullptr || !left)
      return std::nullopt;
    return operation.getOpcode() == llvm::Instruction::Mul ? *left * constant->getValue()
                                                           : left->shl(constant->getValue());
  }
  case llvm::Instruction::Trunc: {
    const std::optional<llvm::APInt> wide = step(0);
    return wide ? std::optional(wide->trunc(width)) : std::nullopt;
  }
  case llvm::Instruction::ZExt: {
    const std::optional<llvm::APInt> narrow = step(0);
    return narrow ? step_of_extension(*operation.getOperand(0), *narrow, width) : std::nullopt;
  }
  case llvm::Instruction::GetElementPtr: {
    // As lowering and the passes here form addresses: a pointer and a number of bytes.
    const auto& address = llvm::cast<llvm::GetElementPtrInst>(operation);
    if (address.getNumIndices() != 1 || !address.getSourceElementType()->isIntegerTy(8) ||
        !address.getOperand(1)->getType()->isIntegerTy(64))
      return std::nullopt;
    const std::optional<llvm::APInt> base = step(0);
    const std::optional<llvm::APInt> index = step(1);
    return base && index ? std::optional(*base + *index) : std::nullopt;
  }
  default:
    return std::nullopt;
  }
}

std::optional<llvm::APInt> Rerolling::step_of_extension(llvm::Value& narrow, const llvm::APInt& step,
                                                        unsigned width) {
  const llvm::ConstantRange range = evolution_.getUnsignedRange(evolution_.getSCEV(&narrow));
  const unsigned enough = width + 32;
  const llvm::APInt farthest = step.sext(enough) * (count_ - 1);
  const llvm::APInt lowest = range.getUnsignedMin().zext(enough) + farthest;
  const llvm::APInt highest = range.getUnsignedMax().zext(enough) + farthest;
  if (lowest.isNegative() || highest.getActiveBits() > step.getBitWidth())
    return std::nullopt;
  return step.sext(width);
}

bool Rerolling::outside_uses_are_known() const {
  for (llvm::Instruction& instruction : body_) {
    if (llvm::all_of(instruction.users(), [&](const llvm::User* user) { return is_in_body(user); }))
      continue;
    const auto is_last_of = [&](const auto& variable) { return last_of(variable) == &instruction; };
    if (llvm::none_of(inductions_, is_last_of) && llvm::none_of(carried_, is_last_of) &&
        llvm::none_of(reductions_, is_last_of))
      return false;
  }
  return true;
}

const llvm::Instruction* Rerolling::last_of(const Induction& induction) { return induction.next; }

const llvm::Instruction* Rerolling::last_of(const Carried& carried) { return carried.updates.back(); }

const llvm::Instruction* Rerolling::last_of(const Reduction& reduction) { return reduction.last; }

void Rerolling::forget_flags(llvm::Instruction& instruction) {
  auto* const address = llvm::dyn_cast<llvm::GetElementPtrInst>(&instruction);
  const bool is_nusw = address != nullptr && address->hasNoUnsignedSignedWrap();
  instruction.dropPoisonGeneratingFlags();
  if (address == nullptr)
    return;
  const auto* const memory = llvm::dyn_cast<llvm::GlobalVariable>(llvm::getUnderlyingObject(address));
  if (is_nusw && memory != nullptr && memory->hasMetadata(ir::memory_metadata))
    address->setNoWrapFlags(llvm::GEPNoWrapFlags::noUnsignedSignedWrap());
}

void Rerolling::count_to(llvm::Value* iterations) {
  auto* const branch = llvm::cast<llvm::BranchInst>(body_.getTerminator());
  llvm::IRBuilder<> builder(&body_, body_.begin());
  llvm::PHINode* const count = builder.CreatePHI(builder.getInt64Ty(), 2, "iteration");
  builder.SetInsertPoint(branch);
  llvm::Value* const next =
      builder.CreateAdd(count, builder.getInt64(1), "", /*HasNUW=*/true, /*HasNSW=*/true);
  count->addIncoming(builder.getInt64(0), loop_.getLoopPreheader());
  count->addIncoming(next, &body_);
  branch->setCondition(branch->getSuccessor(0) == &body_ ? builder.CreateICmpNE(next, iterations)
                                                         : builder.CreateICmpEQ(next, iterations));
  loop_.setLoopID(
      llvm::makePostTransformationMetadata(branch->getContext(), loop_.getLoopID(), {"llvm.loop."}, {}));
  branch->setMetadata(llvm::LLVMContext::MD_prof, nullptr);
}

} // namespace ingot
