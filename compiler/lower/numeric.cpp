#include "compiler/lower/numeric.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/constants.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/float_bits.hpp"
#include "compiler/lower/rounding.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/wasm/op.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {
namespace {

// LLVM's shifts are poison from the width on; WebAssembly takes the amount modulo the width.
llvm::Value* shift_amount(llvm::Value* amount, llvm::IRBuilder<>& builder) {
  return builder.CreateAnd(amount, amount->getType()->getIntegerBitWidth() - 1);
}

llvm::Value* rotate(llvm::Intrinsic::ID funnel_shift, llvm::Value* value, llvm::Value* amount,
                    llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(value->getType(), funnel_shift,
                                 {value, value, amount}); // takes it modulo the width
}

llvm::Value* count_zeros(llvm::Intrinsic::ID intrinsic, llvm::Value* value, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(value->getType(), intrinsic, {value, /*is_zero_poison=*/builder.getFalse()});
}

void trap_if_zero(llvm::Value* divisor, Emitter& emitter) {
  emitter.trap_if(emitter.builder().CreateIsNull(divisor), abi::Trap::integer_divide_by_zero);
}

llvm::Value* is_minus_one(llvm::Value* value, llvm::IRBuilder<>& builder) {
  return builder.CreateICmpEQ(value, llvm::ConstantInt::getAllOnesValue(value->getType()));
}

llvm::Value* divide_signed(llvm::Value* dividend, llvm::Value* divisor, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  trap_if_zero(divisor, emitter);
  llvm::Type* const type = dividend->getType();
  llvm::Constant* const minimum =
      llvm::ConstantInt::get(type, llvm::APInt::getSignedMinValue(type->getIntegerBitWidth()));
  emitter.trap_if(builder.CreateAnd(builder.CreateICmpEQ(dividend, minimum), is_minus_one(divisor, builder)),
                  abi::Trap::integer_overflow);
  return builder.CreateSDiv(dividend, divisor);
}

// The remainder of INT_MIN by -1 is 0 in WebAssembly, but undefined in LLVM and a fault on x86: divide by 1
// instead.
llvm::Value* remainder_signed(llvm::Value* dividend, llvm::Value* divisor, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  trap_if_zero(divisor, emitter);
  llvm::Value* const safe = builder.CreateSelect(is_minus_one(divisor, builder),
                                                 llvm::ConstantInt::get(divisor->getType(), 1), divisor);
  return builder.CreateSRem(dividend, safe);
}

llvm::Value* divide_unsigned(llvm::Value* dividend, llvm::Value* divisor, Emitter& emitter) {
  trap_if_zero(divisor, emitter);
  return emitter.builder().CreateUDiv(dividend, divisor);
}

llvm::Value* remainder_unsigned(llvm::Value* dividend, llvm::Value* divisor, Emitter& emitter) {
  trap_if_zero(divisor, emitter);
  return emitter.builder().CreateURem(dividend, divisor);
}

// The float instructions that give an arithmetic NaN; null for any other.
llvm::Value* lower_float_arithmetic(Op op, llvm::ArrayRef<llvm::Value*> operands, Emitter& emitter) {
  llvm::IRBuilder<>& b = emitter.builder();
  const auto round = [&](llvm::Intrinsic::ID direction) {
    return round_to_integer(direction, operands[0], emitter.profile(), b);
  };
  switch (op) {
  case Op::f32_ceil:
  case Op::f64_ceil:
    return round(llvm::Intrinsic::ceil);
  case Op::f32_floor:
  case Op::f64_floor:
    return round(llvm::Intrinsic::floor);
  case Op::f32_trunc:
  case Op::f64_trunc:
    return round(llvm::Intrinsic::trunc);
  case Op::f32_nearest:
  case Op::f64_nearest:
    return round(llvm::Intrinsic::roundeven);
  case Op::f32_sqrt:
  case Op::f64_sqrt:
    return square_root(operands[0], emitter.profile(), b);
  case Op::f32_add:
  case Op::f64_add:
    return b.CreateFAdd(operands[0], operands[1]);
  case Op::f32_sub:
  case Op::f64_sub:
    return b.CreateFSub(operands[0], operands[1]);
  case Op::f32_mul:
  case Op::f64_mul:
    return b.CreateFMul(operands[0], operands[1]);
  case Op::f32_div:
  case Op::f64_div:
    return b.CreateFDiv(operands[0], operands[1]);
  case Op::f32_min:
  case Op::f64_min:
    return float_extremum(Extremum::minimum, operands[0], operands[1], b);
  case Op::f32_max:
  case Op::f64_max:
    return float_extremum(Extremum::maximum, operands[0], operands[1], b);
  default:
    return nullptr;
  }
}

} // namespace

// llvm.minimum orders zeros as WebAssembly does, but x86 passes a signalling NaN through it. So NaNs go
// another way: the sum of the operands is a quiet NaN if one of them is a NaN. The intrinsic is then never
// asked for NaNs it sees (nnan: its result would be poison, which a select does not pass on from the side not
// taken) and costs less.
llvm::Value* float_extremum(Extremum which, llvm::Value* left, llvm::Value* right,
                            llvm::IRBuilder<>& builder) {
  llvm::FastMathFlags no_nans;
  no_nans.setNoNaNs();
  llvm::Value* const ordered = builder.CreateBinaryIntrinsic(
      which == Extremum::minimum ? llvm::Intrinsic::minimum : llvm::Intrinsic::maximum, left, right, no_nans);
  return builder.CreateSelect(builder.CreateFCmpUNO(left, right), builder.CreateFAdd(left, right), ordered);
}

// Fenced where a NaN is told from it: LLVM knows `x < 0 ? NaN : sqrt(x)` as sqrt(x), whatever NaN that is.
llvm::Value* square_root(llvm::Value* value, const TargetProfile& profile, llvm::IRBuilder<>& builder) {
  llvm::Value* const root = builder.CreateUnaryIntrinsic(llvm::Intrinsic::sqrt, value);
  return profile.deterministic ? fence(root, builder) : root;
}

llvm::Value* lower_numeric(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands,
                           Emitter& emitter) {
  llvm::IRBuilder<>& b = emitter.builder();
  llvm::Value* const x = !operands.empty() ? operands[0] : nullptr;
  llvm::Value* const y = operands.size() > 1 ? operands[1] : nullptr;
  const auto as_i32 = [&b](llvm::Value* condition) { return b.CreateZExt(condition, b.getInt32Ty()); };

  if (llvm::Value* const result = lower_float_arithmetic(instr.op, operands, emitter))
    return settle_nan(result, emitter.profile(), b);

  switch (instr.op) {
  case Op::i32_const:
  case Op::i64_const:
  case Op::f32_const:
  case Op::f64_const:
    return constant_of(instr, b.getContext());

  // Integer comparison.
  case Op::i32_eqz:
  case Op::i64_eqz:
    return as_i32(b.CreateIsNull(x));
  case Op::i32_eq:
  case Op::i64_eq:
    return as_i32(b.CreateICmpEQ(x, y));
  case Op::i32_ne:
  case Op::i64_ne:
    return as_i32(b.CreateICmpNE(x, y));
  case Op::i32_lt_s:
  case Op::i64_lt_s:
    return as_i32(b.CreateICmpSLT(x, y));
  case Op::i32_lt_u:
  case Op::i64_lt_u:
    return as_i32(b.CreateICmpULT(x, y));
  case Op::i32_gt_s:
  case Op::i64_gt_s:
    return as_i32(b.CreateICmpSGT(x, y));
  case Op::i32_gt_u:
  case Op::i64_gt_u:
    return as_i32(b.CreateICmpUGT(x, y));
  case Op::i32_le_s:
  case Op::i64_le_s:
    return as_i32(b.CreateICmpSLE(x, y));
  case Op::i32_le_u:
  case Op::i64_le_u:
    return as_i32(b.CreateICmpULE(x, y));
  case Op::i32_ge_s:
  case Op::i64_ge_s:
    return as_i32(b.CreateICmpSGE(x, y));
  case Op::i32_ge_u:
  case Op::i64_ge_u:
    return as_i32(b.CreateICmpUGE(x, y));

  // Float comparison: all false on NaN but `ne`.
  case Op::f32_eq:
  case Op::f64_eq:
    return as_i32(b.CreateFCmpOEQ(x, y));
  case Op::f32_ne:
  case Op::f64_ne:
    return as_i32(b.CreateFCmpUNE(x, y));
  case Op::f32_lt:
  case Op::f64_lt:
    return as_i32(b.CreateFCmpOLT(x, y));
  case Op::f32_gt:
  case Op::f64_gt:
    return as_i32(b.CreateFCmpOGT(x, y));
  case Op::f32_le:
  case Op::f64_le:
    return as_i32(b.CreateFCmpOLE(x, y));
  case Op::f32_ge:
  case Op::f64_ge:
    return as_i32(b.CreateFCmpOGE(x, y));

  // Integer arithmetic.
  case Op::i32_clz:
  case Op::i64_clz:
    return count_zeros(llvm::Intrinsic::ctlz, x, b);
  case Op::i32_ctz:
  case Op::i64_ctz:
    return count_zeros(llvm::Intrinsic::cttz, x, b);
  case Op::i32_popcnt:
  case Op::i64_popcnt:
    return b.CreateUnaryIntrinsic(llvm::Intrinsic::ctpop, x);
  case Op::i32_add:
  case Op::i64_add:
    return b.CreateAdd(x, y);
  case Op::i32_sub:
  case Op::i64_sub:
    return b.CreateSub(x, y);
  case Op::i32_mul:
  case Op::i64_mul:
    return b.CreateMul(x, y);
  case Op::i32_div_s:
  case Op::i64_div_s:
    return divide_signed(x, y, emitter);
  case Op::i32_div_u:
  case Op::i64_div_u:
    return divide_unsigned(x, y, emitter);
  case Op::i32_rem_s:
  case Op::i64_rem_s:
    return remainder_signed(x, y, emitter);
  case Op::i32_rem_u:
  case Op::i64_rem_u:
    return remainder_unsigned(x, y, emitter);
  case Op::i32_and:
  case Op::i64_and:
    return b.CreateAnd(x, y);
  case Op::i32_or:
  case Op::i64_or:
    return b.CreateOr(x, y);
  case Op::i32_xor:
  case Op::i64_xor:
    return b.CreateXor(x, y);
  case Op::i32_shl:
  case Op::i64_shl:
    return b.CreateShl(x, shift_amount(y, b));
  case Op::i32_shr_s:
  case Op::i64_shr_s:
    return b.CreateAShr(x, shift_amount(y, b));
  case Op::i32_shr_u:
  case Op::i64_shr_u:
    return b.CreateLShr(x, shift_amount(y, b));
  case Op::i32_rotl:
  case Op::i64_rotl:
    return rotate(llvm::Intrinsic::fshl, x, y, b);
  case Op::i32_rotr:
  case Op::i64_rotr:
    return rotate(llvm::Intrinsic::fshr, x, y, b);

  // These change the sign bit only, even of a NaN.
  case Op::f32_abs:
  case Op::f64_abs:
    return b.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, x);
  case Op::f32_neg:
  case Op::f64_neg:
    return b.CreateFNeg(x);
  case Op::f32_copysign:
  case Op::f64_copysign:
    return b.CreateBinaryIntrinsic(llvm::Intrinsic::copysign, x, y);
  default:
    llvm_unreachable("not a numeric instruction of a compiled feature");
  }
}

} // namespace ingot
