// Products of integer lanes that are wider than their factors.
#include "compiler/lower/simd/products.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/lower/simd/x86.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {
namespace {

llvm::Value* multiply_wide(llvm::Value* x, llvm::Value* y, Signedness signedness,
                           llvm::IRBuilder<>& builder) {
  llvm::FixedVectorType* const wide = widened(lanes_of(x));
  return builder.CreateMul(extend(x, wide, signedness, builder), extend(y, wide, signedness, builder));
}

llvm::Value* multiply_halves(Operands operands, Half which, Signedness signedness,
                             llvm::IRBuilder<>& builder) {
  return multiply_wide(half(operands[0], which, builder), half(operands[1], which, builder), signedness,
                       builder);
}

} // namespace

llvm::Value* multiply_q15_saturating(llvm::Value* x, llvm::Value* y, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const llvm::APInt greatest = llvm::APInt::getSignedMaxValue(16);
  if (emitter.profile().has_ssse3) { // SSSE3 brought both
    llvm::Value* const product = x86::multiply_q15(x, y, builder);
    llvm::Constant* const wrapped = llvm::ConstantInt::get(x->getType(), llvm::APInt::getSignedMinValue(16));
    return builder.CreateSelect(builder.CreateICmpEQ(product, wrapped),
                                llvm::ConstantInt::get(x->getType(), greatest), product);
  }
  llvm::Value* const product = multiply_wide(x, y, Signedness::is_signed, builder);
  llvm::Type* const wide = product->getType();
  llvm::Value* const rounded = builder.CreateAShr(
      builder.CreateAdd(product, llvm::ConstantInt::get(wide, 1 << 14)), llvm::ConstantInt::get(wide, 15));
  return builder.CreateTrunc(builder.CreateBinaryIntrinsic(llvm::Intrinsic::smin, rounded,
                                                           llvm::ConstantInt::get(wide, greatest.sext(32))),
                             x->getType());
}

llvm::Value* lower_products(const Instruction& instr, Operands operands, Emitter& emitter) {
  using enum Half;
  using enum Signedness;
  llvm::IRBuilder<>& b = emitter.builder();
  switch (instr.op) {
  case Op::i16x8_extmul_low_i8x16_s:
  case Op::i32x4_extmul_low_i16x8_s:
  case Op::i64x2_extmul_low_i32x4_s:
    return multiply_halves(operands, low, is_signed, b);
  case Op::i16x8_extmul_low_i8x16_u:
  case Op::i32x4_extmul_low_i16x8_u:
  case Op::i64x2_extmul_low_i32x4_u:
    return multiply_halves(operands, low, is_unsigned, b);
  case Op::i16x8_extmul_high_i8x16_s:
  case Op::i32x4_extmul_high_i16x8_s:
  case Op::i64x2_extmul_high_i32x4_s:
    return multiply_halves(operands, high, is_signed, b);
  case Op::i16x8_extmul_high_i8x16_u:
  case Op::i32x4_extmul_high_i16x8_u:
  case Op::i64x2_extmul_high_i32x4_u:
    return multiply_halves(operands, high, is_unsigned, b);
  case Op::i32x4_dot_i16x8_s: {
    const Pairs products = pairs(multiply_wide(operands[0], operands[1], is_signed, b), b);
    return b.CreateAdd(products.even, products.odd);
  }
  case Op::i16x8_q15mulr_sat_s:
    return multiply_q15_saturating(operands[0], operands[1], emitter);
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
