#include "compiler/lower/convert.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/float_bits.hpp"
#include "compiler/wasm/op.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

#include <cmath>

namespace ingot {
namespace {

enum class Signedness { is_signed, is_unsigned };

// The float-to-integer conversion that traps on NaN, and if the truncated value does not fit. A value fits if
// it lies strictly between the two numbers next to the integer range. Where the type cannot represent the
// lower one (-2^31 - 1 in f32, -2^63 - 1 in both) no value lies between it and the smallest integer, which
// then is included. A NaN lies nowhere; which trap it is, is asked for where it traps.
llvm::Value* truncate_checked(llvm::Value* operand, llvm::Type* result, Signedness signedness,
                              Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  llvm::Type* const type = operand->getType();
  const int bits = static_cast<int>(result->getIntegerBitWidth());
  const bool is_signed = signedness == Signedness::is_signed;

  llvm::Constant* const upper = llvm::ConstantFP::get(type, std::ldexp(1.0, is_signed ? bits - 1 : bits));
  const bool lower_is_exact = !is_signed || (type->isDoubleTy() && bits == 32);
  const double below = is_signed ? -std::ldexp(1.0, bits - 1) - (lower_is_exact ? 1.0 : 0.0) : -1.0;
  llvm::Constant* const lower = llvm::ConstantFP::get(type, below);
  llvm::Value* const too_small =
      lower_is_exact ? builder.CreateFCmpULE(operand, lower) : builder.CreateFCmpULT(operand, lower);
  llvm::Value* const too_large = builder.CreateFCmpUGE(operand, upper);
  emitter.trap_if(builder.CreateOr(too_small, too_large), [&] {
    return builder.CreateSelect(builder.CreateFCmpUNO(operand, operand),
                                emitter.trap_kind(abi::Trap::invalid_conversion),
                                emitter.trap_kind(abi::Trap::integer_overflow));
  });

  return is_signed ? builder.CreateFPToSI(operand, result) : builder.CreateFPToUI(operand, result);
}

llvm::Value* truncate_saturating(llvm::Value* operand, llvm::Type* result, Signedness signedness,
                                 llvm::IRBuilder<>& builder) {
  const llvm::Intrinsic::ID intrinsic =
      signedness == Signedness::is_signed ? llvm::Intrinsic::fptosi_sat : llvm::Intrinsic::fptoui_sat;
  return builder.CreateIntrinsic(intrinsic, {result, operand->getType()}, {operand});
}

llvm::Value* extend_low_bits(llvm::Value* operand, llvm::Type* narrow, llvm::IRBuilder<>& builder) {
  return builder.CreateSExt(builder.CreateTrunc(operand, narrow), operand->getType());
}

} // namespace

llvm::Value* lower_convert(Op op, llvm::Value* operand, Emitter& emitter) {
  using enum Signedness;
  llvm::IRBuilder<>& b = emitter.builder();
  llvm::Type* const i32 = b.getInt32Ty();
  llvm::Type* const i64 = b.getInt64Ty();
  llvm::Type* const f32 = b.getFloatTy();
  llvm::Type* const f64 = b.getDoubleTy();

  switch (op) {
  case Op::i32_wrap_i64:
    return b.CreateTrunc(operand, i32);
  case Op::i64_extend_i32_s:
    return b.CreateSExt(operand, i64);
  case Op::i64_extend_i32_u:
    return b.CreateZExt(operand, i64);
  case Op::i32_extend8_s:
  case Op::i64_extend8_s:
    return extend_low_bits(operand, b.getInt8Ty(), b);
  case Op::i32_extend16_s:
  case Op::i64_extend16_s:
    return extend_low_bits(operand, b.getInt16Ty(), b);
  case Op::i64_extend32_s:
    return extend_low_bits(operand, i32, b);

  case Op::i32_trunc_f32_s:
  case Op::i32_trunc_f64_s:
    return truncate_checked(operand, i32, is_signed, emitter);
  case Op::i32_trunc_f32_u:
  case Op::i32_trunc_f64_u:
    return truncate_checked(operand, i32, is_unsigned, emitter);
  case Op::i64_trunc_f32_s:
  case Op::i64_trunc_f64_s:
    return truncate_checked(operand, i64, is_signed, emitter);
  case Op::i64_trunc_f32_u:
  case Op::i64_trunc_f64_u:
    return truncate_checked(operand, i64, is_unsigned, emitter);

  case Op::i32_trunc_sat_f32_s:
  case Op::i32_trunc_sat_f64_s:
    return truncate_saturating(operand, i32, is_signed, b);
  case Op::i32_trunc_sat_f32_u:
  case Op::i32_trunc_sat_f64_u:
    return truncate_saturating(operand, i32, is_unsigned, b);
  case Op::i64_trunc_sat_f32_s:
  case Op::i64_trunc_sat_f64_s:
    return truncate_saturating(operand, i64, is_signed, b);
  case Op::i64_trunc_sat_f32_u:
  case Op::i64_trunc_sat_f64_u:
    return truncate_saturating(operand, i64, is_unsigned, b);

  case Op::f32_convert_i32_s:
  case Op::f32_convert_i64_s:
    return b.CreateSIToFP(operand, f32);
  case Op::f32_convert_i32_u:
  case Op::f32_convert_i64_u:
    return b.CreateUIToFP(operand, f32);
  case Op::f64_convert_i32_s:
  case Op::f64_convert_i64_s:
    return b.CreateSIToFP(operand, f64);
  case Op::f64_convert_i32_u:
  case Op::f64_convert_i64_u:
    return b.CreateUIToFP(operand, f64);

  // Fenced, since LLVM folds demote(promote(x)) to x, which quiets no NaN.
  case Op::f32_demote_f64:
    return settle_nan(b.CreateFPTrunc(fence(operand, b), f32), emitter.profile(), b);
  case Op::f64_promote_f32:
    return settle_nan(b.CreateFPExt(operand, f64), emitter.profile(), b);

  case Op::i32_reinterpret_f32:
    return b.CreateBitCast(operand, i32);
  case Op::i64_reinterpret_f64:
    return b.CreateBitCast(operand, i64);
  case Op::f32_reinterpret_i32:
    return b.CreateBitCast(operand, f32);
  case Op::f64_reinterpret_i64:
    return b.CreateBitCast(operand, f64);
  default:
    llvm_unreachable("not a conversion");
  }
}

} // namespace ingot
