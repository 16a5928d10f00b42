#include "compiler/lower/float_bits.hpp"

#include "compiler/lower/target_profile.hpp"

#include <llvm/ADT/APFloat.h>
#include <llvm/ADT/APInt.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

namespace ingot {
namespace {

bool is_neutral(const llvm::APFloat& value) {
  return value.isZero() || value.isExactlyValue(1.0) || value.isExactlyValue(-1.0);
}

bool is_neutral(const llvm::APInt& bits) {
  return is_neutral(bits.getBitWidth() == 32 ? llvm::APFloat(llvm::APFloat::IEEEsingle(), bits)
                                             : llvm::APFloat(llvm::APFloat::IEEEdouble(), bits));
}

// Of a constant of type <2 x i64>: whether a lane, as f32x4 or f64x2, is neutral.
bool has_neutral_lane(const llvm::Constant& constant) {
  for (unsigned index = 0; index < 2; ++index) {
    const auto* const lane = llvm::dyn_cast_or_null<llvm::ConstantInt>(constant.getAggregateElement(index));
    if (lane == nullptr)
      continue;
    const llvm::APInt& bits = lane->getValue();
    if (is_neutral(bits) || is_neutral(bits.trunc(32)) || is_neutral(bits.lshr(32).trunc(32)))
      return true;
  }
  return false;
}

} // namespace

llvm::Value* fence(llvm::Value* value, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(value->getType(), llvm::Intrinsic::arithmetic_fence, {value});
}

llvm::Value* fence_neutral(llvm::Value* value, llvm::IRBuilder<>& builder) {
  const auto* const constant = llvm::dyn_cast<llvm::Constant>(value);
  if (constant == nullptr)
    return value;
  if (const auto* const number = llvm::dyn_cast<llvm::ConstantFP>(constant))
    return is_neutral(number->getValueAPF()) ? fence(value, builder) : value;
  if (!value->getType()->isVectorTy() || !has_neutral_lane(*constant))
    return value;
  llvm::Type* const floats = llvm::FixedVectorType::get(builder.getFloatTy(), 4);
  return builder.CreateBitCast(fence(builder.CreateBitCast(value, floats), builder), value->getType());
}

llvm::Value* settle_nan(llvm::Value* result, const TargetProfile& profile, llvm::IRBuilder<>& builder) {
  if (!profile.deterministic)
    return result;
  return builder.CreateSelect(builder.CreateFCmpUNO(result, result),
                              llvm::ConstantFP::getNaN(result->getType()), result);
}

} // namespace ingot
