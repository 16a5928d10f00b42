#include "compiler/lower/rounding.hpp"

#include "compiler/lower/float_bits.hpp"
#include "compiler/lower/target_profile.hpp"

#include <llvm/ADT/APFloat.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

#include <cmath>

namespace ingot {
namespace {

// From 2^(precision-1) on all numbers are integers. A smaller one loses just its fraction when that is added,
// since addition rounds to nearest, ties to even; from there the directed modes are at most one step away.
llvm::Value* round_in_line(llvm::Intrinsic::ID direction, llvm::Value* value, llvm::IRBuilder<>& builder) {
  llvm::Type* const type = value->getType();
  const unsigned precision = llvm::APFloat::semanticsPrecision(type->getScalarType()->getFltSemantics());
  llvm::Constant* const first_whole =
      llvm::ConstantFP::get(type, std::ldexp(1.0, static_cast<int>(precision) - 1));
  llvm::Constant* const one = llvm::ConstantFP::get(type, 1.0);
  llvm::Constant* const zero = llvm::ConstantFP::get(type, 0.0);

  llvm::Value* const magnitude = builder.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, value);
  llvm::Value* const nearest = builder.CreateBinaryIntrinsic(
      llvm::Intrinsic::copysign, builder.CreateFSub(builder.CreateFAdd(magnitude, first_whole), first_whole),
      value);
  const auto step_if = [&](llvm::Value* condition) { return builder.CreateSelect(condition, one, zero); };
  const auto floor = [&] {
    return builder.CreateFSub(nearest, step_if(builder.CreateFCmpOGT(nearest, value)));
  };
  const auto ceil = [&] {
    return builder.CreateFAdd(nearest, step_if(builder.CreateFCmpOLT(nearest, value)));
  };

  llvm::Value* rounded = nullptr;
  switch (direction) {
  case llvm::Intrinsic::roundeven:
    rounded = nearest;
    break;
  case llvm::Intrinsic::floor:
    rounded = floor();
    break;
  case llvm::Intrinsic::ceil:
    rounded = ceil();
    break;
  case llvm::Intrinsic::trunc:
    rounded = builder.CreateSelect(builder.CreateFCmpOLT(value, zero), ceil(), floor());
    break;
  default:
    llvm_unreachable("not a way to round");
  }
  // The sum is a quiet NaN if the value is a NaN. The sign of a zero is the value's.
  llvm::Value* const whole =
      builder.CreateSelect(builder.CreateFCmpUNO(value, value), builder.CreateFAdd(value, value), value);
  return builder.CreateSelect(builder.CreateFCmpOLT(magnitude, first_whole),
                              builder.CreateBinaryIntrinsic(llvm::Intrinsic::copysign, rounded, value),
                              whole);
}

} // namespace

llvm::Value* round_to_integer(llvm::Intrinsic::ID direction, llvm::Value* value, const TargetProfile& profile,
                              llvm::IRBuilder<>& builder) {
  if (!profile.has_rounding)
    return round_in_line(direction, value, builder);
  llvm::Value* const rounded = builder.CreateUnaryIntrinsic(direction, value);
  if (profile.rounding_quiets)
    return rounded;
  return builder.CreateFMul(rounded, fence(llvm::ConstantFP::get(value->getType(), 1.0), builder));
}

} // namespace ingot
