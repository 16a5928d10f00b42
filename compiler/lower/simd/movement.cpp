// Making vectors of lanes, taking lanes out, and moving them about.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/lower/simd/swizzle.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {
namespace {

// A scalar as a lane: an i32 loses the bits that an i8 or i16 lane does not hold.
llvm::Value* as_lane(llvm::Value* scalar, llvm::FixedVectorType* lanes, llvm::IRBuilder<>& builder) {
  llvm::Type* const lane = lanes->getElementType();
  return lane->isIntegerTy() ? builder.CreateTrunc(scalar, lane) : scalar;
}

} // namespace

llvm::Value* lower_movement(const Instruction& instr, Operands operands, Emitter& emitter) {
  llvm::IRBuilder<>& b = emitter.builder();
  switch (instr.op) {
  case Op::i8x16_splat:
  case Op::i16x8_splat:
  case Op::i32x4_splat:
  case Op::i64x2_splat:
  case Op::f32x4_splat:
  case Op::f64x2_splat: {
    llvm::FixedVectorType* const lanes = result_lanes(instr.op, b.getContext());
    return b.CreateVectorSplat(lanes->getNumElements(), as_lane(operands[0], lanes, b));
  }

  case Op::i8x16_extract_lane_s:
  case Op::i16x8_extract_lane_s:
    return b.CreateSExt(b.CreateExtractElement(operands[0], instr.lane), b.getInt32Ty());
  case Op::i8x16_extract_lane_u:
  case Op::i16x8_extract_lane_u:
    return b.CreateZExt(b.CreateExtractElement(operands[0], instr.lane), b.getInt32Ty());
  case Op::i32x4_extract_lane:
  case Op::i64x2_extract_lane:
  case Op::f32x4_extract_lane:
  case Op::f64x2_extract_lane:
    return b.CreateExtractElement(operands[0], instr.lane);
  case Op::i8x16_replace_lane:
  case Op::i16x8_replace_lane:
  case Op::i32x4_replace_lane:
  case Op::i64x2_replace_lane:
  case Op::f32x4_replace_lane:
  case Op::f64x2_replace_lane:
    return b.CreateInsertElement(operands[0], as_lane(operands[1], lanes_of(operands[0]), b), instr.lane);

  case Op::i8x16_shuffle:
    return b.CreateShuffleVector(operands[0], operands[1],
                                 llvm::SmallVector<int>(instr.lanes.begin(), instr.lanes.end()));
  case Op::i8x16_swizzle:
    return swizzle(operands[0], operands[1], emitter);
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
