// Lanes to lanes of another width or kind.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/float_bits.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/lower/simd/truncation.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {
namespace {

// Both operands' lanes, taken as signed, clamped to the range of the narrow type.
llvm::Value* narrow(Operands operands, Signedness to, llvm::IRBuilder<>& builder) {
  llvm::Value* const wide = concatenate(operands[0], operands[1], builder);
  const unsigned bits = lanes_of(wide)->getScalarSizeInBits();
  const bool is_signed = to == Signedness::is_signed;
  const llvm::APInt low =
      is_signed ? llvm::APInt::getSignedMinValue(bits / 2).sext(bits) : llvm::APInt::getZero(bits);
  const llvm::APInt high = is_signed ? llvm::APInt::getSignedMaxValue(bits / 2).sext(bits)
                                     : llvm::APInt::getMaxValue(bits / 2).zext(bits);
  llvm::Value* const above = builder.CreateBinaryIntrinsic(llvm::Intrinsic::smax, wide,
                                                           llvm::ConstantInt::get(wide->getType(), low));
  llvm::Value* const clamped = builder.CreateBinaryIntrinsic(llvm::Intrinsic::smin, above,
                                                             llvm::ConstantInt::get(wide->getType(), high));
  return builder.CreateTrunc(clamped, llvm::FixedVectorType::getTruncatedElementVectorType(lanes_of(wide)));
}

llvm::Value* extend_half(llvm::Value* vector, Half which, Signedness signedness, llvm::IRBuilder<>& builder) {
  llvm::Value* const lanes = half(vector, which, builder);
  return extend(lanes, widened(lanes_of(lanes)), signedness, builder);
}

} // namespace

llvm::Value* lower_conversion(const Instruction& instr, Operands operands, Emitter& emitter) {
  using enum Half;
  using enum Signedness;
  llvm::IRBuilder<>& b = emitter.builder();
  const TargetProfile& profile = emitter.profile();
  llvm::Value* const x = operands.empty() ? nullptr : operands[0];
  llvm::FixedVectorType* const result = result_lanes(instr.op, b.getContext());

  switch (instr.op) {
  case Op::i8x16_narrow_i16x8_s:
  case Op::i16x8_narrow_i32x4_s:
    return narrow(operands, is_signed, b);
  case Op::i8x16_narrow_i16x8_u:
  case Op::i16x8_narrow_i32x4_u:
    return narrow(operands, is_unsigned, b);

  case Op::i16x8_extend_low_i8x16_s:
  case Op::i32x4_extend_low_i16x8_s:
  case Op::i64x2_extend_low_i32x4_s:
    return extend_half(x, low, is_signed, b);
  case Op::i16x8_extend_low_i8x16_u:
  case Op::i32x4_extend_low_i16x8_u:
  case Op::i64x2_extend_low_i32x4_u:
    return extend_half(x, low, is_unsigned, b);
  case Op::i16x8_extend_high_i8x16_s:
  case Op::i32x4_extend_high_i16x8_s:
  case Op::i64x2_extend_high_i32x4_s:
    return extend_half(x, high, is_signed, b);
  case Op::i16x8_extend_high_i8x16_u:
  case Op::i32x4_extend_high_i16x8_u:
  case Op::i64x2_extend_high_i32x4_u:
    return extend_half(x, high, is_unsigned, b);

  case Op::f32x4_convert_i32x4_s:
    return b.CreateSIToFP(x, result);
  case Op::f32x4_convert_i32x4_u:
    return b.CreateUIToFP(x, result);
  case Op::f64x2_convert_low_i32x4_s:
    return b.CreateSIToFP(half(x, low, b), result);
  case Op::f64x2_convert_low_i32x4_u:
    return b.CreateUIToFP(half(x, low, b), result);

  case Op::i32x4_trunc_sat_f32x4_s:
  case Op::i32x4_trunc_sat_f64x2_s_zero:
    return truncate_saturating(x, is_signed, emitter);
  case Op::i32x4_trunc_sat_f32x4_u:
  case Op::i32x4_trunc_sat_f64x2_u_zero:
    return truncate_saturating(x, is_unsigned, emitter);

  // Fenced, since LLVM folds demote(promote(x)) to x, which quiets no NaN.
  case Op::f32x4_demote_f64x2_zero: {
    llvm::Value* const demoted = b.CreateFPTrunc(fence(x, b), llvm::FixedVectorType::get(b.getFloatTy(), 2));
    return append_zeros(settle_nan(demoted, profile, b), b);
  }
  case Op::f64x2_promote_low_f32x4:
    return settle_nan(b.CreateFPExt(half(x, low, b), result), profile, b);
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
