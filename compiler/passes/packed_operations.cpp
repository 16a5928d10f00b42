#include "compiler/passes/packed_body.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/VectorUtils.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/Support/Casting.h>

namespace ingot {

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

} // namespace ingot
