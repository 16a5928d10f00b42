// v128 as lanes. The name of an instruction says which: i8x16.add works on <16 x i8>, and
// i16x8.extend_low_i8x16_s makes <8 x i16> of <16 x i8>.
#pragma once

#include "compiler/wasm/op.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot::simd {

// The lanes of the operands: the shape at the end of the instruction's name, else the one at its beginning.
// For v128.* it is <2 x i64>.
llvm::FixedVectorType* operand_lanes(Op op, llvm::LLVMContext& context);

// The same for the result, of which the shape is the first.
llvm::FixedVectorType* result_lanes(Op op, llvm::LLVMContext& context);

// A v128 of integers this wide.
llvm::FixedVectorType* integer_lanes(unsigned bits, llvm::LLVMContext& context);

// Integers twice as wide, in as many lanes.
llvm::FixedVectorType* widened(llvm::FixedVectorType* lanes);

inline llvm::FixedVectorType* lanes_of(llvm::Value* vector) {
  return llvm::cast<llvm::FixedVectorType>(vector->getType());
}

// The same bits as other lanes. A constant stays a plain one, so that what is neutral in it is seen
// (float_bits.hpp).
llvm::Value* cast_lanes(llvm::Value* vector, llvm::FixedVectorType* lanes, llvm::IRBuilder<>& builder);

enum class Signedness : std::uint8_t { is_signed, is_unsigned };

// Each lane sign- or zero-extended to the lane of `lanes`.
llvm::Value* extend(llvm::Value* vector, llvm::FixedVectorType* lanes, Signedness signedness,
                    llvm::IRBuilder<>& builder);

// Half of the lanes.
enum class Half : std::uint8_t { low, high };
llvm::Value* half(llvm::Value* vector, Half which, llvm::IRBuilder<>& builder);

// Twice as many lanes.
llvm::Value* concatenate(llvm::Value* low, llvm::Value* high, llvm::IRBuilder<>& builder);
llvm::Value* append_zeros(llvm::Value* low, llvm::IRBuilder<>& builder);

// op(lane 0, lane 1), op(lane 2, lane 3), ...: the two vectors to apply it to.
struct Pairs {
  llvm::Value* even;
  llvm::Value* odd;
};
Pairs pairs(llvm::Value* vector, llvm::IRBuilder<>& builder);

} // namespace ingot::simd
