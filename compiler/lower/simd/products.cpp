// Products of integer lanes that are wider than their factors.
#include "compiler/lower/simd/products.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
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

llvm::Value* multiply_q15(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder) {
  llvm::Value* const product = multiply_wide(x, y, Signedness::is_signed, builder);
  // (product + 2^14) >> 15, in the form that LLVM knows as one instruction of x86.
  llvm::Constant* const one = llvm::ConstantInt::get(product->getType(), 1);
  llvm::Constant* const fourteen = llvm::ConstantInt::get(product->getType(), 14);
  llvm::Value* const doubled = builder.CreateAdd(builder.CreateLShr(product, fourteen), one);
  return builder.CreateTrunc(builder.CreateLShr(doubled, one), x->getType());
}

llvm::Value* multiply_q15_saturating(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder) {
  llvm::Value* const product = multiply_q15(x, y, builder);
  llvm::Constant* const lowest =
      llvm::ConstantInt::get(product->getType(), llvm::APInt::getSignedMinValue(16));
  llvm::Constant* const highest =
      llvm::ConstantInt::get(product->getType(), llvm::APInt::getSignedMaxValue(16));
  return builder.CreateSelect(builder.CreateICmpEQ(product, lowest), highest, product);
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
    return multiply_q15_saturating(operands[0], operands[1], b);
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
