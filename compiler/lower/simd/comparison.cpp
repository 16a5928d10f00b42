// Comparison of lanes, and what becomes of the answers.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstrTypes.h>
#include <llvm/IR/Value.h>

#include <optional>

namespace ingot::simd {
namespace {

using Predicate = llvm::CmpInst::Predicate;

std::optional<Predicate> predicate_of(Op op) {
  switch (op) {
  case Op::i8x16_eq:
  case Op::i16x8_eq:
  case Op::i32x4_eq:
  case Op::i64x2_eq:
    return Predicate::ICMP_EQ;
  case Op::i8x16_ne:
  case Op::i16x8_ne:
  case Op::i32x4_ne:
  case Op::i64x2_ne:
    return Predicate::ICMP_NE;
  case Op::i8x16_lt_s:
  case Op::i16x8_lt_s:
  case Op::i32x4_lt_s:
  case Op::i64x2_lt_s:
    return Predicate::ICMP_SLT;
  case Op::i8x16_lt_u:
  case Op::i16x8_lt_u:
  case Op::i32x4_lt_u:
    return Predicate::ICMP_ULT;
  case Op::i8x16_gt_s:
  case Op::i16x8_gt_s:
  case Op::i32x4_gt_s:
  case Op::i64x2_gt_s:
    return Predicate::ICMP_SGT;
  case Op::i8x16_gt_u:
  case Op::i16x8_gt_u:
  case Op::i32x4_gt_u:
    return Predicate::ICMP_UGT;
  case Op::i8x16_le_s:
  case Op::i16x8_le_s:
  case Op::i32x4_le_s:
  case Op::i64x2_le_s:
    return Predicate::ICMP_SLE;
  case Op::i8x16_le_u:
  case Op::i16x8_le_u:
  case Op::i32x4_le_u:
    return Predicate::ICMP_ULE;
  case Op::i8x16_ge_s:
  case Op::i16x8_ge_s:
  case Op::i32x4_ge_s:
  case Op::i64x2_ge_s:
    return Predicate::ICMP_SGE;
  case Op::i8x16_ge_u:
  case Op::i16x8_ge_u:
  case Op::i32x4_ge_u:
    return Predicate::ICMP_UGE;
  // All false on NaN but `ne`.
  case Op::f32x4_eq:
  case Op::f64x2_eq:
    return Predicate::FCMP_OEQ;
  case Op::f32x4_ne:
  case Op::f64x2_ne:
    return Predicate::FCMP_UNE;
  case Op::f32x4_lt:
  case Op::f64x2_lt:
    return Predicate::FCMP_OLT;
  case Op::f32x4_gt:
  case Op::f64x2_gt:
    return Predicate::FCMP_OGT;
  case Op::f32x4_le:
  case Op::f64x2_le:
    return Predicate::FCMP_OLE;
  case Op::f32x4_ge:
  case Op::f64x2_ge:
    return Predicate::FCMP_OGE;
  default:
    return std::nullopt;
  }
}

// Bit i of the result is the sign of lane i.
llvm::Value* bitmask(llvm::Value* vector, llvm::IRBuilder<>& builder) {
  llvm::Value* const signs = builder.CreateICmpSLT(vector, llvm::Constant::getNullValue(vector->getType()));
  llvm::Type* const bits = builder.getIntNTy(lanes_of(vector)->getNumElements());
  return builder.CreateZExt(builder.CreateBitCast(signs, bits), builder.getInt32Ty());
}

} // namespace

llvm::Value* lower_comparison(const Instruction& instr, Operands operands, Emitter& emitter) {
  llvm::IRBuilder<>& b = emitter.builder();
  if (const std::optional<Predicate> predicate = predicate_of(instr.op)) {
    llvm::FixedVectorType* const lanes = lanes_of(operands[0]);
    return b.CreateSExt(b.CreateCmp(*predicate, operands[0], operands[1]),
                        integer_lanes(lanes->getScalarSizeInBits(), b.getContext()));
  }
  switch (instr.op) {
  case Op::i8x16_all_true:
  case Op::i16x8_all_true:
  case Op::i32x4_all_true:
  case Op::i64x2_all_true:
    return b.CreateZExt(b.CreateAndReduce(b.CreateIsNotNull(operands[0])), b.getInt32Ty());
  case Op::i8x16_bitmask:
  case Op::i16x8_bitmask:
  case Op::i32x4_bitmask:
  case Op::i64x2_bitmask:
    return bitmask(operands[0], b);
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
