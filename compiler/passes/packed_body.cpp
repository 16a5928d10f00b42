#include "compiler/passes/packed_body.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/Analysis/VectorUtils.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/Casting.h>

#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

namespace ingot {
namespace {

unsigned lanes_of(const llvm::Type* type) {
  const auto* const vector = llvm::dyn_cast<llvm::FixedVectorType>(type);
  return vector == nullptr ? 1 : vector->getNumElements();
}

bool is_integer(const llvm::Type* type, const llvm::DataLayout& layout) {
  return type->isIntegerTy() && layout.typeSizeEqualsStoreSize(const_cast<llvm::Type*>(type));
}

bool comes_before(const llvm::Instruction* left, const llvm::Instruction* right) {
  return left->comesBefore(right);
}

// Of the lanes: for vectors LLVM's function takes the width of the type, of which they have none.
llvm::Constant* identity_of(llvm::Instruction& operation) {
  llvm::Type* const type = operation.getType();
  llvm::Constant* const lane = llvm::ConstantExpr::getIdentity(&operation, type->getScalarType());
  return lane == nullptr || !type->isVectorTy()
             ? lane
             : llvm::ConstantVector::getSplat(llvm::ElementCount::getFixed(lanes_of(type)), lane);
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
  if (!step)
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
  // A quarter has to be won, for the branches around and what a processor takes for wide vectors.
  return cost_of(*body_) * 4 <= cost_of(original_) * count_ * 3;
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
  if (!is_integer(value->getType(), original_.getDataLayout()) && !value->getType()->isPointerTy())
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

llvm::Value* PackedBody::pack(llvm::Value* value) {
  // A value that is asked for again while it is packed depends on itself, and stays null.
  const auto [known, is_new] = packed_.try_emplace(value, nullptr);
  if (!is_new || packed_type(value->getType()) == nullptr)
    return known->second;
  llvm::Value* packed = nullptr;
  if (loop_.isLoopInvariant(value))
    packed = pack_invariant(*value);
  else if (!value->getType()->isVectorTy() && step_of(value))
    packed = pack_affine(*value);
  else if (auto* const phi = llvm::dyn_cast<llvm::PHINode>(value))
    packed = pack_recurrence(*phi);
  else
    packed = pack_operation(llvm::cast<llvm::Instruction>(*value));
  packed_[value] = packed;
  return packed;
}

llvm::Value* PackedBody::pack_invariant(llvm::Value& value) {
  const llvm::SmallVector<llvm::Value*, 8> parts(count_, &value);
  return value.getType()->isVectorTy() ? join(parts, in_entry_) : in_entry_.CreateVectorSplat(count_, &value);
}

llvm::Value* PackedBody::pack_affine(llvm::Value& value) {
  llvm::Value* const start = first(&value);
  if (start == nullptr)
    return nullptr;
  llvm::SmallVector<llvm::Constant*, 8> steps;
  for (unsigned iteration = 0; iteration < count_; ++iteration)
    steps.push_back(llvm::ConstantInt::getSigned(value.getType(), *step_of(&value) * iteration, true));
  return in_body_.CreateAdd(in_body_.CreateVectorSplat(count_, start), llvm::ConstantVector::get(steps));
}

// A phi whose value in an iteration is what something else was in the one before.
llvm::Value* PackedBody::pack_recurrence(llvm::PHINode& phi) {
  if (inductions_.contains(&phi) || reductions_.contains(&phi))
    return nullptr;
  llvm::Value* const now = pack(phi.getIncomingValueForBlock(&original_));
  if (now == nullptr)
    return nullptr;
  llvm::SmallVector<llvm::Value*, 8> parts(count_, llvm::PoisonValue::get(phi.getType()));
  parts.back() = phi.getIncomingValueForBlock(preheader_);
  llvm::IRBuilder<> builder(body_, body_->begin());
  llvm::PHINode* const before = builder.CreatePHI(now->getType(), 2, phi.getName());
  before->addIncoming(join(parts, in_entry_), entry_);
  recurrences_[&phi] = before;
  const unsigned lanes = lanes_of(phi.getType());
  return in_body_.CreateShuffleVector(before, now,
                                      llvm::createSequentialMask((count_ - 1) * lanes, count_ * lanes, 0));
}

llvm::Value* PackedBody::pack_operation(llvm::Instruction& operation) {
  if (operation.mayReadOrWriteMemory() || operation.mayHaveSideEffects())
    return nullptr; // a load that comes later, too
  if (auto* const select = llvm::dyn_cast<llvm::SelectInst>(&operation))
    return pack_select(*select);
  if (auto* const shuffle = llvm::dyn_cast<llvm::ShuffleVectorInst>(&operation))
    return pack_shuffle(*shuffle);
  if (auto* const insertion = llvm::dyn_cast<llvm::InsertElementInst>(&operation))
    return pack_insertion(*insertion);
  if (auto* const extraction = llvm::dyn_cast<llvm::ExtractElementInst>(&operation))
    return pack_extraction(*extraction);
  if (auto* const call = llvm::dyn_cast<llvm::IntrinsicInst>(&operation))
    return pack_call(*call);

  if (!llvm::isa<llvm::BinaryOperator, llvm::UnaryOperator, llvm::CastInst, llvm::CmpInst, llvm::FreezeInst>(
          operation))
    return nullptr;
  llvm::SmallVector<llvm::Value*, 2> operands;
  for (llvm::Value* const operand : operation.operands()) {
    operands.push_back(pack(operand));
    if (operands.back() == nullptr)
      return nullptr;
  }
  llvm::Value* packed = nullptr;
  if (const auto* const binary = llvm::dyn_cast<llvm::BinaryOperator>(&operation))
    packed = in_body_.CreateBinOp(binary->getOpcode(), operands[0], operands[1]);
  else if (const auto* const unary = llvm::dyn_cast<llvm::UnaryOperator>(&operation))
    packed = in_body_.CreateUnOp(unary->getOpcode(), operands[0]);
  else if (const auto* const cast = llvm::dyn_cast<llvm::CastInst>(&operation))
    packed = in_body_.CreateCast(cast->getOpcode(), operands[0], packed_type(cast->getType()));
  else if (const auto* const comparison = llvm::dyn_cast<llvm::CmpInst>(&operation))
    packed = in_body_.CreateCmp(comparison->getPredicate(), operands[0], operands[1]);
  else
    packed = in_body_.CreateFreeze(operands[0]);
  if (auto* const made = llvm::dyn_cast<llvm::Instruction>(packed);
      made != nullptr && !llvm::isa<llvm::FreezeInst>(made))
    made->copyIRFlags(&operation);
  return packed;
}

llvm::Value* PackedBody::pack_select(llvm::SelectInst& select) {
  llvm::Value* const chosen = pack(select.getTrueValue());
  llvm::Value* const other = pack(select.getFalseValue());
  llvm::Value* condition = select.getCondition();
  const bool is_vector = condition->getType()->isVectorTy();
  if (is_vector || !loop_.isLoopInvariant(condition))
    condition = pack(condition);
  if (chosen == nullptr || other == nullptr || condition == nullptr)
    return nullptr;
  if (!is_vector && condition->getType()->isVectorTy() && select.getType()->isVectorTy())
    condition = in_body_.CreateShuffleVector(condition,
                                             llvm::createReplicatedMask(lanes_of(select.getType()), count_));
  return in_body_.CreateSelect(condition, chosen, other);
}

llvm::Value* PackedBody::pack_shuffle(llvm::ShuffleVectorInst& shuffle) {
  llvm::Value* const left = pack(shuffle.getOperand(0));
  llvm::Value* const right = pack(shuffle.getOperand(1));
  if (left == nullptr || right == nullptr)
    return nullptr;
  const int lanes = static_cast<int>(lanes_of(shuffle.getOperand(0)->getType()));
  llvm::SmallVector<int, 64> mask;
  for (int iteration = 0; iteration < static_cast<int>(count_); ++iteration)
    for (const int lane : shuffle.getShuffleMask()) {
      const int of_left = iteration * lanes + lane;
      const int of_right = static_cast<int>(count_) * lanes + iteration * lanes + (lane - lanes);
      mask.push_back(lane < 0 ? lane : lane < lanes ? of_left : of_right);
    }
  return in_body_.CreateShuffleVector(left, right, mask);
}

llvm::Value* PackedBody::pack_insertion(llvm::InsertElementInst& insertion) {
  const auto* const index = llvm::dyn_cast<llvm::ConstantInt>(insertion.getOperand(2));
  const unsigned lanes = lanes_of(insertion.getType());
  llvm::Value* const vector = pack(insertion.getOperand(0));
  llvm::Value* const lane = pack(insertion.getOperand(1));
  if (index == nullptr || index->getValue().uge(lanes) || vector == nullptr || lane == nullptr)
    return nullptr;
  llvm::SmallVector<int, 64> to_its_place(count_ * lanes, llvm::PoisonMaskElem);
  llvm::SmallVector<int, 64> mask = llvm::createSequentialMask(0, count_ * lanes, 0);
  for (unsigned iteration = 0; iteration < count_; ++iteration) {
    const auto place = iteration * lanes + index->getZExtValue();
    to_its_place[place] = static_cast<int>(iteration);
    mask[place] = static_cast<int>(count_ * lanes + place);
  }
  return in_body_.CreateShuffleVector(vector, in_body_.CreateShuffleVector(lane, to_its_place), mask);
}

llvm::Value* PackedBody::pack_extraction(llvm::ExtractElementInst& extraction) {
  const auto* const index = llvm::dyn_cast<llvm::ConstantInt>(extraction.getIndexOperand());
  const unsigned lanes = lanes_of(extraction.getVectorOperandType());
  llvm::Value* const vector = pack(extraction.getVectorOperand());
  if (index == nullptr || index->getValue().uge(lanes) || vector == nullptr)
    return nullptr;
  return in_body_.CreateShuffleVector(
      vector, llvm::createStrideMask(static_cast<unsigned>(index->getZExtValue()), lanes, count_));
}

llvm::Value* PackedBody::pack_call(llvm::IntrinsicInst& call) {
  const llvm::Intrinsic::ID id = call.getIntrinsicID();
  llvm::Type* const type = packed_type(call.getType());
  if (type == nullptr)
    return nullptr;
  const bool is_by_lane = id == llvm::Intrinsic::arithmetic_fence || llvm::isTriviallyVectorizable(id);
  llvm::SmallVector<llvm::Value*, 4> arguments;
  for (const llvm::Use& argument : call.args()) {
    const bool stays =
        is_by_lane && llvm::isVectorIntrinsicWithScalarOpAtArg(id, argument.getOperandNo(), &target_);
    if (stays && !loop_.isLoopInvariant(argument))
      return nullptr;
    arguments.push_back(stays ? argument.get() : pack(argument));
    if (arguments.back() == nullptr)
      return nullptr;
  }
  if (is_by_lane)
    return in_body_.CreateIntrinsic(type, id, arguments, &call);

  // What this processor has an instruction for is done for each iteration alone.
  llvm::SmallVector<llvm::Value*, 8> parts;
  for (unsigned iteration = 0; iteration < count_; ++iteration) {
    llvm::Instruction* const copy = call.clone();
    for (const auto [use, argument] : llvm::zip_equal(llvm::cast<llvm::CallBase>(copy)->args(), arguments))
      use.set(part(argument, iteration, use->getType(), in_body_));
    parts.push_back(in_body_.Insert(copy));
  }
  return join(parts, in_body_);
}

// --- Accesses ----------------------------------------------------------------------------------------------

bool PackedBody::pack_load(llvm::LoadInst& load) {
  if (packed_.contains(&load))
    return true; // with others
  llvm::Type* const type = packed_type(load.getType());
  const std::optional<std::int64_t> step = step_of(load.getPointerOperand());
  if (type == nullptr || !step || !load.isSimple())
    return false;
  if (const Interleaved loads = interleaved_with(load, *step); !loads.empty())
    return load_interleaved(loads);
  llvm::Value* const address = first(load.getPointerOperand());
  if (address == nullptr)
    return false;
  if (*step == size_of(load.getType())) {
    llvm::LoadInst* const packed = in_body_.CreateAlignedLoad(type, address, load.getAlign());
    packed->copyMetadata(load, {llvm::LLVMContext::MD_alias_scope, llvm::LLVMContext::MD_noalias});
    packed_[&load] = packed;
    return true;
  }
  llvm::SmallVector<llvm::Value*, 8> parts;
  for (unsigned iteration = 0; iteration < count_; ++iteration) {
    if (*step == 0 && iteration > 0) {
      parts.push_back(parts.front());
      continue;
    }
    const auto [place, alignment] = place_of(address, load.getAlign(), *step, iteration);
    parts.push_back(in_body_.CreateAlignedLoad(load.getType(), place, alignment));
  }
  packed_[&load] = join(parts, in_body_);
  return true;
}

bool PackedBody::pack_store(llvm::StoreInst& store) {
  llvm::Value* const value = store.getValueOperand();
  const std::optional<std::int64_t> step = step_of(store.getPointerOperand());
  if (!step || *step == 0 || !store.isSimple())
    return false;
  if (const auto known = stored_together_.find(&store); known != stored_together_.end())
    return store_interleaved(known->second);
  if (const Interleaved stores = interleaved_with(store, *step); !stores.empty()) {
    for (llvm::Instruction* const other : stores)
      stored_together_[other];
    stored_together_[*llvm::max_element(stores, comes_before)] = stores;
    return true; // with the last of them
  }
  llvm::Value* const packed = pack(value);
  llvm::Value* const address = first(store.getPointerOperand());
  if (packed == nullptr || address == nullptr)
    return false;
  if (*step == size_of(value->getType())) {
    llvm::StoreInst* const packed_store = in_body_.CreateAlignedStore(packed, address, store.getAlign());
    packed_store->copyMetadata(store, {llvm::LLVMContext::MD_alias_scope, llvm::LLVMContext::MD_noalias});
    return true;
  }
  for (unsigned iteration = 0; iteration < count_; ++iteration) {
    const auto [place, alignment] = place_of(address, store.getAlign(), *step, iteration);
    in_body_.CreateAlignedStore(part(packed, iteration, value->getType(), in_body_), place, alignment);
  }
  return true;
}

std::pair<llvm::Value*, llvm::Align> PackedBody::place_of(llvm::Value* address, llvm::Align alignment,
                                                          std::int64_t step, unsigned iteration) {
  const auto distance = static_cast<std::uint64_t>(step * iteration);
  return {in_body_.CreatePtrAdd(address, in_body_.getInt64(distance)),
          llvm::commonAlignment(alignment, distance)};
}

std::int64_t PackedBody::size_of(llvm::Type* type) const {
  return static_cast<std::int64_t>(original_.getDataLayout().getTypeStoreSize(type).getFixedValue());
}

// With the access as the first of them in the loop; empty unless there is one for each place.
PackedBody::Interleaved PackedBody::interleaved_with(llvm::Instruction& access, std::int64_t step) const {
  constexpr std::int64_t most = 4;
  const auto address_of = [&](llvm::Instruction& other) {
    return evolution_.getSCEV(llvm::getLoadStorePointerOperand(&other));
  };
  llvm::Type* const type = llvm::getLoadStoreType(&access);
  const std::int64_t size = size_of(type);
  const std::int64_t places = step / size;
  if (places < 2 || places > most || step % size != 0)
    return {};
  std::array<llvm::Instruction*, 2 * most - 1> near =
      {}; // by place; the access itself has the one in the middle
  for (llvm::Instruction& other : llvm::make_range(access.getIterator(), original_.end())) {
    if (other.getOpcode() != access.getOpcode() || llvm::getLoadStoreType(&other) != type ||
        packed_.contains(&other) || stored_together_.contains(&other) || other.isVolatile())
      continue;
    const std::optional<llvm::APInt> difference =
        evolution_.computeConstantDifference(address_of(other), address_of(access));
    if (!difference || difference->getSignificantBits() > 32 || difference->getSExtValue() % size != 0)
      continue;
    const std::int64_t place = difference->getSExtValue() / size + most - 1;
    if (place >= 0 && place < std::ssize(near) && near[static_cast<std::size_t>(place)] == nullptr)
      near[static_cast<std::size_t>(place)] = &other;
  }
  for (std::int64_t begin = most - places; begin < most; ++begin) {
    const auto accesses =
        llvm::ArrayRef(near).slice(static_cast<std::size_t>(begin), static_cast<std::size_t>(places));
    if (!llvm::is_contained(accesses, nullptr) && may_be_one(Interleaved(accesses)))
      return Interleaved(accesses);
  }
  return {};
}

// Loads come where the first of them is, stores where the last is: nothing in between may depend on them.
bool PackedBody::may_be_one(const Interleaved& accesses) const {
  const auto* const known = dependences_.getDependences();
  if (known == nullptr)
    return false;
  llvm::Instruction* const first_access = *llvm::min_element(accesses, comes_before);
  llvm::Instruction* const last_access = *llvm::max_element(accesses, comes_before);
  const auto is_in_between = [&](const llvm::Instruction* other) {
    return comes_before(first_access, other) && comes_before(other, last_access);
  };
  return llvm::none_of(*known, [&](const llvm::MemoryDepChecker::Dependence& dependence) {
    const llvm::Instruction* const source = dependence.getSource(dependences_);
    const llvm::Instruction* const destination = dependence.getDestination(dependences_);
    const bool has_source = llvm::is_contained(accesses, source);
    const bool has_destination = llvm::is_contained(accesses, destination);
    return (has_source && (has_destination || is_in_between(destination))) ||
           (has_destination && is_in_between(source));
  });
}

bool PackedBody::load_interleaved(const Interleaved& loads) {
  auto& lowest = llvm::cast<llvm::LoadInst>(*loads.front());
  llvm::Value* const address = first(lowest.getPointerOperand());
  if (address == nullptr)
    return false;
  const unsigned lanes = lanes_of(lowest.getType());
  const auto places = static_cast<unsigned>(loads.size());
  llvm::Type* const type =
      llvm::FixedVectorType::get(lowest.getType()->getScalarType(), lanes * places * count_);
  llvm::Value* const all = in_body_.CreateAlignedLoad(type, address, lowest.getAlign());
  for (const auto [place, load] : llvm::enumerate(loads)) {
    llvm::SmallVector<int, 64> mask;
    for (unsigned iteration = 0; iteration < count_; ++iteration)
      for (unsigned lane = 0; lane < lanes; ++lane)
        mask.push_back(static_cast<int>((iteration * places + place) * lanes + lane));
    packed_[load] = in_body_.CreateShuffleVector(all, mask);
  }
  return true;
}

bool PackedBody::store_interleaved(const Interleaved& stores) {
  if (stores.empty())
    return true; // not the last of them
  auto& lowest = llvm::cast<llvm::StoreInst>(*stores.front());
  llvm::Type* const type = lowest.getValueOperand()->getType();
  llvm::Value* const address = first(lowest.getPointerOperand());
  llvm::SmallVector<llvm::Value*, 4> values;
  for (llvm::Instruction* const store : stores)
    values.push_back(pack(llvm::cast<llvm::StoreInst>(store)->getValueOperand()));
  if (address == nullptr || llvm::is_contained(values, nullptr))
    return false;
  llvm::SmallVector<llvm::Value*, 16> parts;
  for (unsigned iteration = 0; iteration < count_; ++iteration)
    for (llvm::Value* const value : values)
      parts.push_back(part(value, iteration, type, in_body_));
  in_body_.CreateAlignedStore(join(parts, in_body_), address, lowest.getAlign());
  return true;
}

} // namespace ingot
