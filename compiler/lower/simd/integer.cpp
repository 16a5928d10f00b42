// Arithmetic on lanes of integers.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {
namespace {

// The amount for every lane, modulo the lane's width: LLVM's shifts are poison from the width on.
llvm::Value* shift_amounts(llvm::Value* amount, llvm::FixedVectorType* lanes, llvm::IRBuilder<>& builder) {
  llvm::Value* const masked = builder.CreateAnd(amount, lanes->getScalarSizeInBits() - 1);
  return builder.CreateVectorSplat(lanes->getNumElements(),
                                   builder.CreateZExtOrTrunc(masked, lanes->getElementType()));
}

// (x + y + 1) / 2 without overflow: the form in which LLVM knows its instructions for it.
llvm::Value* rounding_average(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder) {
  llvm::FixedVectorType* const wide = widened(lanes_of(x));
  llvm::Value* const sum = builder.CreateAdd(extend(x, wide, Signedness::is_unsigned, builder),
                                             extend(y, wide, Signedness::is_unsigned, builder));
  llvm::Constant* const one = llvm::ConstantInt::get(wide, 1);
  return builder.CreateTrunc(builder.CreateLShr(builder.CreateAdd(sum, one), one), x->getType());
}

// The sum of each two neighbours, which lie in the two halves of a lane of the result.
llvm::Value* add_pairs(llvm::Value* x, Signedness signedness, llvm::FixedVectorType* wide,
                       llvm::IRBuilder<>& builder) {
  llvm::Constant* const shift = llvm::ConstantInt::get(wide, wide->getScalarSizeInBits() / 2);
  llvm::Value* const both = builder.CreateBitCast(x, wide);
  llvm::Value* const low = builder.CreateShl(both, shift);
  return signedness == Signedness::is_signed
             ? builder.CreateAdd(builder.CreateAShr(low, shift), builder.CreateAShr(both, shift))
             : builder.CreateAdd(builder.CreateLShr(low, shift), builder.CreateLShr(both, shift));
}

} // namespace

llvm::Value* lower_integer(const Instruction& instr, Operands operands, Emitter& emitter) {
  using enum Signedness;
  llvm::IRBuilder<>& b = emitter.builder();
  llvm::Value* const x = operands.empty() ? nullptr : operands[0];
  llvm::Value* const y = operands.size() > 1 ? operands[1] : nullptr;
  const auto binary = [&](llvm::Intrinsic::ID intrinsic) { return b.CreateBinaryIntrinsic(intrinsic, x, y); };

  switch (instr.op) {
  case Op::i8x16_abs:
  case Op::i16x8_abs:
  case Op::i32x4_abs:
  case Op::i64x2_abs:
    return b.CreateBinaryIntrinsic(llvm::Intrinsic::abs, x, /*is_int_min_poison=*/b.getFalse());
  case Op::i8x16_neg:
  case Op::i16x8_neg:
  case Op::i32x4_neg:
  case Op::i64x2_neg:
    return b.CreateNeg(x);
  case Op::i8x16_popcnt:
    return b.CreateUnaryIntrinsic(llvm::Intrinsic::ctpop, x);

  case Op::i8x16_shl:
  case Op::i16x8_shl:
  case Op::i32x4_shl:
  case Op::i64x2_shl:
    return b.CreateShl(x, shift_amounts(y, lanes_of(x), b));
  case Op::i8x16_shr_s:
  case Op::i16x8_shr_s:
  case Op::i32x4_shr_s:
  case Op::i64x2_shr_s:
    return b.CreateAShr(x, shift_amounts(y, lanes_of(x), b));
  case Op::i8x16_shr_u:
  case Op::i16x8_shr_u:
  case Op::i32x4_shr_u:
  case Op::i64x2_shr_u:
    return b.CreateLShr(x, shift_amounts(y, lanes_of(x), b));

  case Op::i8x16_add:
  case Op::i16x8_add:
  case Op::i32x4_add:
  case Op::i64x2_add:
    return b.CreateAdd(x, y);
  case Op::i8x16_sub:
  case Op::i16x8_sub:
  case Op::i32x4_sub:
  case Op::i64x2_sub:
    return b.CreateSub(x, y);
  case Op::i16x8_mul:
  case Op::i32x4_mul:
  case Op::i64x2_mul:
    return b.CreateMul(x, y);

  case Op::i8x16_add_sat_s:
  case Op::i16x8_add_sat_s:
    return binary(llvm::Intrinsic::sadd_sat);
  case Op::i8x16_add_sat_u:
  case Op::i16x8_add_sat_u:
    return binary(llvm::Intrinsic::uadd_sat);
  case Op::i8x16_sub_sat_s:
  case Op::i16x8_sub_sat_s:
    return binary(llvm::Intrinsic::ssub_sat);
  case Op::i8x16_sub_sat_u:
  case Op::i16x8_sub_sat_u:
    return binary(llvm::Intrinsic::usub_sat);

  case Op::i8x16_min_s:
  case Op::i16x8_min_s:
  case Op::i32x4_min_s:
    return binary(llvm::Intrinsic::smin);
  case Op::i8x16_min_u:
  case Op::i16x8_min_u:
  case Op::i32x4_min_u:
    return binary(llvm::Intrinsic::umin);
  case Op::i8x16_max_s:
  case Op::i16x8_max_s:
  case Op::i32x4_max_s:
    return binary(llvm::Intrinsic::smax);
  case Op::i8x16_max_u:
  case Op::i16x8_max_u:
  case Op::i32x4_max_u:
    return binary(llvm::Intrinsic::umax);
  case Op::i8x16_avgr_u:
  case Op::i16x8_avgr_u:
    return rounding_average(x, y, b);

  case Op::i16x8_extadd_pairwise_i8x16_s:
  case Op::i32x4_extadd_pairwise_i16x8_s:
    return add_pairs(x, is_signed, result_lanes(instr.op, b.getContext()), b);
  case Op::i16x8_extadd_pairwise_i8x16_u:
  case Op::i32x4_extadd_pairwise_i16x8_u:
    return add_pairs(x, is_unsigned, result_lanes(instr.op, b.getContext()), b);
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
