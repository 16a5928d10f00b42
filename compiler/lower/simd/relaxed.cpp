// Relaxed instructions (spec: exec/numerics, relaxed operations). Each has a parameter R that chooses among
// the allowed results: 0 is the deterministic profile's, and otherwise what the target does fastest. R must
// be the same in the whole program; it depends on nothing but the TargetProfile.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/float_bits.hpp"
#include "compiler/lower/numeric.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/lower/simd/products.hpp"
#include "compiler/lower/simd/swizzle.hpp"
#include "compiler/lower/simd/truncation.hpp"
#include "compiler/lower/simd/x86.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {
namespace {

class RelaxedLowering {
public:
  RelaxedLowering(Operands operands, Emitter& emitter)
      : operands_(operands), emitter_(emitter), builder_(emitter.builder()), profile_(emitter.profile()),
        is_x86_(profile_.is_x86 && !profile_.deterministic),
        has_ssse3_(profile_.has_ssse3 && !profile_.deterministic) {}

  // R_swizzle = 1 on x86: an index from 16 to 127 counts modulo 16.
  llvm::Value* swizzle() {
    return has_ssse3_ ? x86::shuffle_bytes(operands_[0], operands_[1], builder_)
                      : simd::swizzle(operands_[0], operands_[1], emitter_);
  }

  // R_trunc_s = 1 on x86: what does not fit is -2^31. R_trunc_u = 0 everywhere.
  llvm::Value* truncate(Signedness to) {
    return to == Signedness::is_signed && is_x86_ ? x86::truncate(operands_[0], builder_)
                                                  : truncate_saturating(operands_[0], to, emitter_);
  }

  // R_fmadd = 1, rounded once, where the CPU can. The deterministic profile rounds twice.
  llvm::Value* multiply_add(llvm::Value* factor) {
    const bool is_fused = profile_.has_fused_multiply_add && !profile_.deterministic;
    llvm::Value* const sum =
        is_fused ? builder_.CreateIntrinsic(factor->getType(), llvm::Intrinsic::fma,
                                            {factor, operands_[1], operands_[2]})
                 : builder_.CreateFAdd(builder_.CreateFMul(factor, operands_[1]), operands_[2]);
    return settle_nan(sum, profile_, builder_);
  }

  // R_laneselect = 1 on x86: the highest bit of a lane of the mask stands for all.
  llvm::Value* select_lanes() {
    llvm::Value* const mask = operands_[2];
    if (is_x86_)
      return builder_.CreateSelect(
          builder_.CreateICmpSLT(mask, llvm::Constant::getNullValue(mask->getType())), operands_[0],
          operands_[1]);
    return builder_.CreateOr(builder_.CreateAnd(operands_[0], mask),
                             builder_.CreateAnd(operands_[1], builder_.CreateNot(mask)));
  }

  // R_fmin = R_fmax = 2 on x86: the second operand if one is a NaN, or both are zeros.
  llvm::Value* extremum(Extremum which) {
    llvm::Value* const x = operands_[0];
    llvm::Value* const y = operands_[1];
    if (!is_x86_)
      return settle_nan(float_extremum(which, x, y, builder_), profile_, builder_);
    return which == Extremum::minimum ? x86::lesser(x, y, builder_) : x86::greater(x, y, builder_);
  }

  // R_iq15mulr = 1 on x86: -1 * -1 wraps.
  llvm::Value* multiply_q15() {
    return has_ssse3_ ? x86::multiply_q15(operands_[0], operands_[1], builder_)
                      : multiply_q15_saturating(operands_[0], operands_[1], emitter_);
  }

  // R_idot = 1 on x86: the second factor counts as unsigned. The sums saturate either way.
  llvm::Value* dot_product() {
    if (has_ssse3_)
      return x86::multiply_add_bytes(operands_[1], operands_[0], builder_);
    llvm::FixedVectorType* const wide = widened(lanes_of(operands_[0]));
    const Pairs products = pairs(
        builder_.CreateMul(builder_.CreateSExt(operands_[0], wide), builder_.CreateSExt(operands_[1], wide)),
        builder_);
    return builder_.CreateBinaryIntrinsic(llvm::Intrinsic::sadd_sat, products.even, products.odd);
  }

  llvm::Value* dot_product_add() {
    llvm::FixedVectorType* const lanes = integer_lanes(32, builder_.getContext());
    const Pairs products = pairs(dot_product(), builder_);
    llvm::Value* const sum = builder_.CreateAdd(builder_.CreateSExt(products.even, lanes),
                                                builder_.CreateSExt(products.odd, lanes));
    return builder_.CreateAdd(sum, builder_.CreateBitCast(operands_[2], lanes));
  }

private:
  Operands operands_;
  Emitter& emitter_;
  llvm::IRBuilder<>& builder_;
  const TargetProfile& profile_;
  const bool is_x86_;
  const bool has_ssse3_;
};

} // namespace

llvm::Value* lower_relaxed(const Instruction& instr, Operands operands, Emitter& emitter) {
  RelaxedLowering lowering(operands, emitter);
  switch (instr.op) {
  case Op::i8x16_relaxed_swizzle:
    return lowering.swizzle();
  case Op::i32x4_relaxed_trunc_f32x4_s:
  case Op::i32x4_relaxed_trunc_f64x2_s_zero:
    return lowering.truncate(Signedness::is_signed);
  case Op::i32x4_relaxed_trunc_f32x4_u:
  case Op::i32x4_relaxed_trunc_f64x2_u_zero:
    return lowering.truncate(Signedness::is_unsigned);
  case Op::f32x4_relaxed_madd:
  case Op::f64x2_relaxed_madd:
    return lowering.multiply_add(operands[0]);
  case Op::f32x4_relaxed_nmadd:
  case Op::f64x2_relaxed_nmadd:
    return lowering.multiply_add(emitter.builder().CreateFNeg(operands[0]));
  case Op::i8x16_relaxed_laneselect:
  case Op::i16x8_relaxed_laneselect:
  case Op::i32x4_relaxed_laneselect:
  case Op::i64x2_relaxed_laneselect:
    return lowering.select_lanes();
  case Op::f32x4_relaxed_min:
  case Op::f64x2_relaxed_min:
    return lowering.extremum(Extremum::minimum);
  case Op::f32x4_relaxed_max:
  case Op::f64x2_relaxed_max:
    return lowering.extremum(Extremum::maximum);
  case Op::i16x8_relaxed_q15mulr_s:
    return lowering.multiply_q15();
  case Op::i16x8_relaxed_dot_i8x16_i7x16_s:
    return lowering.dot_product();
  case Op::i32x4_relaxed_dot_i8x16_i7x16_add_s:
    return lowering.dot_product_add();
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
