#include "compiler/passes/packed_body.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/Analysis/VectorUtils.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/Support/Casting.h>

#include <utility>

namespace ingot {
namespace {

// Of the lanes: for vectors LLVM's function takes the width of the type, of which they have none.
llvm::Constant* identity_of(llvm::Instruction& operation) {
  llvm::Type* const type = operation.getType();
  llvm::Constant* const lane = llvm::ConstantExpr::getIdentity(&operation, type->getScalarType());
  const auto* const vector = llvm::dyn_cast<llvm::FixedVectorType>(type);
  return lane == nullptr || vector == nullptr
             ? lane
             : llvm::ConstantVector::getSplat(vector->getElementCount(), lane);
}

} // namespace

PackedBody::PackedBody(const llvm::Loop& loop, const llvm::LoopAccessInfo& accesses,
                       llvm::ScalarEvolution& evolution, const llvm::TargetTransformInfo& target,
                       unsigned count)
    : loop_(loop), dependences_(accesses.getDepChecker()), original_(*loop.getHeader()),
      preheader_(loop.getLoopPreheader()), exit_(loop.getExitBlock()), evolution_(evolution), target_(target),
      count_(count), entry_(llvm::BasicBlock::Create(original_.getContext(), "packed.entry",
                                                     original_.getParent(), &original_)),
      body_(llvm::BasicBlock::Create(original_.getContext(), "packed", original_.getParent(), &original_)),
      end_(llvm::BasicBlock::Create(original_.getContext(), "packed.end", original_.getParent(), &original_)),
      in_entry_(entry_), in_body_(body_), in_end_(end_) {}

PackedBody::~PackedBody() {
  if (is_finished_)
    return;
  for (llvm::BasicBlock* const block : {entry_, body_, end_})
    block->dropAllReferences();
  for (llvm::BasicBlock* const block : {entry_, body_, end_})
    block->eraseFromParent();
}

bool PackedBody::build() {
  for (llvm::PHINode& phi : original_.phis())
    if (!build_induction(phi) && !build_reduction(phi))
      build_vector_induction(phi);
  for (llvm::Instruction& instruction : original_) {
    in_body_.SetCurrentDebugLocation(instruction.getDebugLoc());
    if (auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction)) {
      if (!pack_load(*load))
        return false;
    } else if (auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction)) {
      if (!pack_store(*store))
        return false;
    } else if (instruction.mayHaveSideEffects() && !llvm::isa<llvm::AssumeInst>(instruction)) {
      return false;
    }
  }
  return build_updates() && build_results();
}

bool PackedBody::build_induction(llvm::PHINode& phi) {
  const std::optional<std::int64_t> step = step_of(&phi);
  if (!step || !phi.getType()->isIntegerTy())
    return false;
  llvm::PHINode* const packed = in_body_.CreatePHI(phi.getType(), 2, phi.getName());
  packed->addIncoming(phi.getIncomingValueForBlock(preheader_), entry_);
  inductions_[&phi] = {packed, *step};
  return true;
}

bool PackedBody::build_vector_induction(llvm::PHINode& phi) {
  auto* const next = llvm::dyn_cast<llvm::BinaryOperator>(phi.getIncomingValueForBlock(&original_));
  if (!phi.getType()->isVectorTy() || next == nullptr || next->getOpcode() != llvm::Instruction::Add ||
      next->getOperand(0) != &phi || !loop_.isLoopInvariant(next->getOperand(1)))
    return false;
  llvm::Value* const step = next->getOperand(1);
  llvm::SmallVector<llvm::Value*, 8> parts = {phi.getIncomingValueForBlock(preheader_)};
  while (parts.size() < count_)
    parts.push_back(in_entry_.CreateAdd(parts.back(), step));
  llvm::Value* const count = llvm::ConstantInt::get(step->getType(), count_);
  llvm::PHINode* const packed = in_body_.CreatePHI(packed_type(phi.getType()), 2, phi.getName());
  packed->addIncoming(join(parts, in_entry_), entry_);
  vector_inductions_[&phi] = {packed, pack_invariant(*in_entry_.CreateMul(step, count))};
  packed_[&phi] = packed;
  return true;
}

// Only integers: the order in which floating-point numbers are added matters.
bool PackedBody::build_reduction(llvm::PHINode& phi) {
  if (!phi.getType()->isIntOrIntVectorTy() || packed_type(phi.getType()) == nullptr)
    return false;
  const llvm::Value* const latch = phi.getIncomingValueForBlock(&original_);
  Reduction reduction;
  for (llvm::Instruction* at = &phi; at != latch;) {
    if (!at->hasOneUse())
      return false;
    auto* const next = llvm::dyn_cast<llvm::Instruction>(*at->user_begin());
    if (next == nullptr || next->getParent() != &original_ || !next->isAssociative() ||
        !next->isCommutative() || identity_of(*next) == nullptr ||
        (!reduction.operations.empty() && !next->isSameOperationAs(reduction.operations.front())))
      return false;
    reduction.operations.push_back(next);
    at = next;
  }
  // Nothing in the loop may ask for what it is on the way.
  if (reduction.operations.empty() ||
      llvm::any_of(latch->users(), [&](const llvm::User* user) { return user != &phi && is_in_loop(user); }))
    return false;

  llvm::Value* const start = phi.getIncomingValueForBlock(preheader_);
  llvm::SmallVector<llvm::Value*, 8> parts(count_, identity_of(*reduction.operations.front()));
  parts.front() = start;
  reduction.packed = in_body_.CreatePHI(packed_type(phi.getType()), 2, phi.getName());
  reduction.packed->addIncoming(join(parts, in_entry_), entry_);
  reductions_[&phi] = reduction;
  return true;
}

bool PackedBody::build_updates() {
  for (auto& [phi, induction] : inductions_) {
    llvm::Value* const step = llvm::ConstantInt::getSigned(phi->getType(), induction.step * count_, true);
    induction.next = in_body_.CreateAdd(induction.packed, step);
    induction.packed->addIncoming(induction.next, body_);
  }
  for (auto& [phi, induction] : vector_inductions_) {
    induction.next = in_body_.CreateAdd(induction.packed, induction.step);
    induction.packed->addIncoming(induction.next, body_);
  }
  for (auto& [phi, reduction] : reductions_) {
    llvm::Value* sum = reduction.packed;
    const llvm::Instruction* before = phi;
    for (llvm::Instruction* const operation : reduction.operations) {
      llvm::Value* const other = pack(operation->getOperand(operation->getOperand(0) == before ? 1 : 0));
      if (other == nullptr)
        return false;
      sum = combine(*operation, sum, other, in_body_);
      before = operation;
    }
    reduction.packed->addIncoming(sum, body_);
    reduction.sum = sum;
  }
  return true;
}

bool PackedBody::build_results() {
  for (llvm::PHINode& phi : original_.phis()) {
    llvm::Value* const result = last(phi.getIncomingValueForBlock(&original_));
    if (result == nullptr)
      return false;
    results_[&phi] = result;
  }
  for (llvm::PHINode& phi : exit_->phis()) {
    llvm::Value* const result = last(phi.getIncomingValueForBlock(&original_));
    if (result == nullptr)
      return false;
    results_[&phi] = result;
  }
  // At last: packing a result may have needed it.
  for (auto& [phi, before] : recurrences_)
    before->addIncoming(packed_.lookup(phi->getIncomingValueForBlock(&original_)), body_);
  return true;
}

llvm::InstructionCost PackedBody::cost_of(const llvm::BasicBlock& block) const {
  llvm::InstructionCost cost = 0;
  for (const llvm::Instruction& instruction : block)
    cost += target_.getInstructionCost(&instruction, llvm::TargetTransformInfo::TCK_RecipThroughput);
  return cost;
}

bool PackedBody::is_worth_it() const {
  // A tenth has to be won, for the branches around and what a processor takes for wide vectors.
  return cost_of(*body_) * 10 <= cost_of(original_) * count_ * 9;
}

void PackedBody::finish(llvm::Value* iterations, llvm::Value* has_rest, llvm::BasicBlock& rest) {
  is_finished_ = true;
  in_entry_.CreateBr(body_);
  llvm::Type* const type = iterations->getType();
  llvm::IRBuilder<> builder(body_, body_->begin());
  llvm::PHINode* const left = builder.CreatePHI(type, 2, "iterations");
  llvm::Value* const next = in_body_.CreateSub(left, llvm::ConstantInt::get(type, 1), "", /*HasNUW=*/true);
  left->addIncoming(iterations, entry_);
  left->addIncoming(next, body_);
  in_body_.CreateCondBr(in_body_.CreateICmpEQ(next, llvm::ConstantInt::get(type, 0)), end_, body_);

  in_end_.CreateCondBr(has_rest, &rest, exit_);
  for (llvm::PHINode& phi : exit_->phis())
    phi.addIncoming(results_.lookup(&phi), end_);
  llvm::IRBuilder<> in_rest(&rest, rest.begin());
  for (llvm::PHINode& phi : original_.phis()) {
    llvm::PHINode* const start = in_rest.CreatePHI(phi.getType(), 2, phi.getName());
    start->addIncoming(phi.getIncomingValueForBlock(preheader_), preheader_);
    start->addIncoming(results_.lookup(&phi), end_);
    phi.setIncomingValueForBlock(preheader_, start);
  }
  original_.replacePhiUsesWith(preheader_, &rest);
}

// --- Values ------------------------------------------------------------------------------------------------

bool PackedBody::is_in_loop(const llvm::Value* value) const {
  const auto* const instruction = llvm::dyn_cast<llvm::Instruction>(value);
  return instruction != nullptr && instruction->getParent() == &original_;
}

std::optional<std::int64_t> PackedBody::step_of(llvm::Value* value) const {
  if (!evolution_.isSCEVable(value->getType()))
    return std::nullopt;
  const llvm::SCEV* const expression = evolution_.getSCEV(value);
  if (evolution_.isLoopInvariant(expression, &loop_))
    return 0;
  const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(expression);
  if (recurrence == nullptr || recurrence->getLoop() != &loop_ || !recurrence->isAffine())
    return std::nullopt;
  const auto* const step = llvm::dyn_cast<llvm::SCEVConstant>(recurrence->getStepRecurrence(evolution_));
  if (step == nullptr || step->getAPInt().getSignificantBits() > 32)
    return std::nullopt;
  return step->getAPInt().getSExtValue();
}

llvm::Type* PackedBody::packed_type(llvm::Type* type) const {
  llvm::Type* const lane = type->getScalarType();
  if (llvm::isa<llvm::ScalableVectorType>(type) || !(lane->isIntegerTy() || lane->isFloatingPointTy()))
    return nullptr;
  return llvm::FixedVectorType::get(lane, lanes_of(type) * count_);
}

unsigned PackedBody::lanes_of(const llvm::Type* type) {
  const auto* const vector = llvm::dyn_cast<llvm::FixedVectorType>(type);
  return vector == nullptr ? 1 : vector->getNumElements();
}

llvm::Value* PackedBody::part(llvm::Value* packed, unsigned iteration, llvm::Type* type,
                              llvm::IRBuilder<>& builder) {
  if (!type->isVectorTy())
    return builder.CreateExtractElement(packed, iteration);
  const unsigned lanes = lanes_of(type);
  return builder.CreateShuffleVector(packed, llvm::createSequentialMask(iteration * lanes, lanes, 0));
}

llvm::Value* PackedBody::join(llvm::ArrayRef<llvm::Value*> parts, llvm::IRBuilder<>& builder) {
  llvm::Type* const type = parts.front()->getType();
  if (type->isVectorTy())
    return llvm::concatenateVectors(builder, parts);
  llvm::Value* joined =
      llvm::PoisonValue::get(llvm::FixedVectorType::get(type, static_cast<unsigned>(parts.size())));
  for (const auto [index, value] : llvm::enumerate(parts))
    joined = builder.CreateInsertElement(joined, value, index);
  return joined;
}

llvm::Value* PackedBody::combine(llvm::Instruction& operation, llvm::Value* left, llvm::Value* right,
                                 llvm::IRBuilder<>& builder) {
  if (const auto* const call = llvm::dyn_cast<llvm::IntrinsicInst>(&operation))
    return builder.CreateIntrinsic(left->getType(), call->getIntrinsicID(), {left, right});
  return builder.CreateBinOp(llvm::cast<llvm::BinaryOperator>(operation).getOpcode(), left, right);
}

llvm::Value* PackedBody::first(llvm::Value* value) {
  if (loop_.isLoopInvariant(value))
    return value;
  if (llvm::Value* const known = first_.lookup(value))
    return known;
  auto* const instruction = llvm::cast<llvm::Instruction>(value);
  if (auto* const phi = llvm::dyn_cast<llvm::PHINode>(instruction)) {
    const auto induction = inductions_.find(phi);
    return induction == inductions_.end() ? nullptr : induction->second.packed;
  }
  if (instruction->mayReadOrWriteMemory() || instruction->mayHaveSideEffects() ||
      instruction->getType()->isVectorTy())
    return nullptr;
  llvm::SmallVector<llvm::Value*, 4> operands;
  for (llvm::Value* const operand : instruction->operands()) {
    operands.push_back(first(operand));
    if (operands.back() == nullptr)
      return nullptr;
  }
  llvm::Instruction* const copy = instruction->clone();
  for (const auto [use, operand] : llvm::zip_equal(copy->operands(), operands))
    use.set(operand);
  first_[value] = copy;
  return in_body_.Insert(copy, instruction->getName());
}

llvm::Value* PackedBody::last(llvm::Value* value) {
  if (loop_.isLoopInvariant(value))
    return value;
  for (const auto& [phi, induction] : inductions_)
    if (phi->getIncomingValueForBlock(&original_) == value)
      return induction.next;
  for (const auto& [phi, induction] : vector_inductions_)
    if (phi->getIncomingValueForBlock(&original_) == value)
      return part(induction.next, 0, value->getType(), in_end_);
  for (const auto& [phi, reduction] : reductions_)
    if (phi->getIncomingValueForBlock(&original_) == value) {
      llvm::Value* sum = part(reduction.sum, 0, value->getType(), in_end_);
      for (unsigned iteration = 1; iteration < count_; ++iteration)
        sum = combine(*reduction.operations.front(), sum,
                      part(reduction.sum, iteration, value->getType(), in_end_), in_end_);
      return sum;
    }
  llvm::Value* const packed = pack(value);
  return packed == nullptr ? nullptr : part(packed, count_ - 1, value->getType(), in_end_);
}

} // namespace ingot
