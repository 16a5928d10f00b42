// Arithmetic on lanes of f32 and f64. The scalar instructions' rules hold for each lane (numeric.cpp).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/float_bits.hpp"
#include "compiler/lower/numeric.hpp"
#include "compiler/lower/rounding.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/x86.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {
namespace {

// The instructions that give an arithmetic NaN.
llvm::Value* lower_arithmetic(Op op, Operands operands, Emitter& emitter) {
  llvm::IRBuilder<>& b = emitter.builder();
  const auto round = [&](llvm::Intrinsic::ID direction) {
    return round_to_integer(direction, operands[0], emitter.profile(), b);
  };
  switch (op) {
  case Op::f32x4_ceil:
  case Op::f64x2_ceil:
    return round(llvm::Intrinsic::ceil);
  case Op::f32x4_floor:
  case Op::f64x2_floor:
    return round(llvm::Intrinsic::floor);
  case Op::f32x4_trunc:
  case Op::f64x2_trunc:
    return round(llvm::Intrinsic::trunc);
  case Op::f32x4_nearest:
  case Op::f64x2_nearest:
    return round(llvm::Intrinsic::roundeven);
  case Op::f32x4_sqrt:
  case Op::f64x2_sqrt:
    return square_root(operands[0], emitter.profile(), b);
  case Op::f32x4_add:
  case Op::f64x2_add:
    return b.CreateFAdd(operands[0], operands[1]);
  case Op::f32x4_sub:
  case Op::f64x2_sub:
    return b.CreateFSub(operands[0], operands[1]);
  case Op::f32x4_mul:
  case Op::f64x2_mul:
    return b.CreateFMul(operands[0], operands[1]);
  case Op::f32x4_div:
  case Op::f64x2_div:
    return b.CreateFDiv(operands[0], operands[1]);
  case Op::f32x4_min:
  case Op::f64x2_min:
    return float_extremum(Extremum::minimum, operands[0], operands[1], b);
  case Op::f32x4_max:
  case Op::f64x2_max:
    return float_extremum(Extremum::maximum, operands[0], operands[1], b);
  default:
    return nullptr;
  }
}

} // namespace

llvm::Value* lower_floating_point(const Instruction& instr, Operands operands, Emitter& emitter) {
  llvm::IRBuilder<>& b = emitter.builder();
  if (llvm::Value* const result = lower_arithmetic(instr.op, operands, emitter))
    return settle_nan(result, emitter.profile(), b);

  switch (instr.op) {
  // These change the sign bit only, even of a NaN.
  case Op::f32x4_abs:
  case Op::f64x2_abs:
    return b.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, operands[0]);
  case Op::f32x4_neg:
  case Op::f64x2_neg:
    return b.CreateFNeg(operands[0]);
  // These give one of their operands as it is: the second only if it is less, or greater.
  case Op::f32x4_pmin:
  case Op::f64x2_pmin:
    return emitter.profile().is_x86
               ? x86::lesser(operands[1], operands[0], b)
               : b.CreateSelect(b.CreateFCmpOLT(operands[1], operands[0]), operands[1], operands[0]);
  case Op::f32x4_pmax:
  case Op::f64x2_pmax:
    return emitter.profile().is_x86
               ? x86::greater(operands[1], operands[0], b)
               : b.CreateSelect(b.CreateFCmpOLT(operands[0], operands[1]), operands[1], operands[0]);
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
