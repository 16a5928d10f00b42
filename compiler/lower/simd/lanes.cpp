#include "compiler/lower/simd/lanes.hpp"

#include "compiler/wasm/op.hpp"
#include "compiler/wasm/op_table.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/ConstantFolding.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace ingot::simd {
namespace {

constexpr std::array<std::string_view, 6> shapes = {"i8x16", "i16x8", "i32x4", "i64x2", "f32x4", "f64x2"};

llvm::FixedVectorType* lanes_named(std::string_view shape, llvm::LLVMContext& context) {
  if (shape == "f32x4")
    return llvm::FixedVectorType::get(llvm::Type::getFloatTy(context), 4);
  if (shape == "f64x2")
    return llvm::FixedVectorType::get(llvm::Type::getDoubleTy(context), 2);
  if (shape == "i8x16")
    return integer_lanes(8, context);
  if (shape == "i16x8")
    return integer_lanes(16, context);
  if (shape == "i32x4")
    return integer_lanes(32, context);
  return integer_lanes(64, context); // i64x2, and v128 itself
}

llvm::SmallVector<int> every_second_lane(int first, unsigned count) {
  llvm::SmallVector<int> lanes;
  for (unsigned i = 0; i < count; ++i)
    lanes.push_back(first + 2 * static_cast<int>(i));
  return lanes;
}

llvm::SmallVector<int> lane_range(unsigned first, unsigned count) {
  return llvm::to_vector(llvm::seq(static_cast<int>(first), static_cast<int>(first + count)));
}

} // namespace

llvm::FixedVectorType* operand_lanes(Op op, llvm::LLVMContext& context) {
  const std::string_view text = info(op).text;
  const std::size_t dot = text.find('.');
  for (const std::string_view shape : shapes)
    if (text.substr(dot).find(shape) != std::string_view::npos)
      return lanes_named(shape, context);
  return result_lanes(op, context);
}

llvm::FixedVectorType* result_lanes(Op op, llvm::LLVMContext& context) {
  const std::string_view text = info(op).text;
  return lanes_named(text.substr(0, text.find('.')), context);
}

llvm::FixedVectorType* integer_lanes(unsigned bits, llvm::LLVMContext& context) {
  return llvm::FixedVectorType::get(llvm::IntegerType::get(context, bits), 128 / bits);
}

llvm::FixedVectorType* widened(llvm::FixedVectorType* lanes) {
  return llvm::FixedVectorType::getExtendedElementVectorType(lanes);
}

llvm::Value* cast_lanes(llvm::Value* vector, llvm::FixedVectorType* lanes, llvm::IRBuilder<>& builder) {
  llvm::Value* const cast = builder.CreateBitCast(vector, lanes);
  // The builder by itself does not know the order of bytes that such a constant depends on.
  if (const auto* const constant = llvm::dyn_cast<llvm::Constant>(cast))
    return llvm::ConstantFoldConstant(constant, builder.GetInsertBlock()->getDataLayout());
  return cast;
}

llvm::Value* extend(llvm::Value* vector, llvm::FixedVectorType* lanes, Signedness signedness,
                    llvm::IRBuilder<>& builder) {
  return builder.CreateIntCast(vector, lanes, signedness == Signedness::is_signed);
}

llvm::Value* half(llvm::Value* vector, Half which, llvm::IRBuilder<>& builder) {
  const unsigned count = lanes_of(vector)->getNumElements() / 2;
  return builder.CreateShuffleVector(vector, lane_range(which == Half::low ? 0 : count, count));
}

llvm::Value* concatenate(llvm::Value* low, llvm::Value* high, llvm::IRBuilder<>& builder) {
  return builder.CreateShuffleVector(low, high, lane_range(0, 2 * lanes_of(low)->getNumElements()));
}

llvm::Value* append_zeros(llvm::Value* low, llvm::IRBuilder<>& builder) {
  return concatenate(low, llvm::Constant::getNullValue(low->getType()), builder);
}

Pairs pairs(llvm::Value* vector, llvm::IRBuilder<>& builder) {
  const unsigned count = lanes_of(vector)->getNumElements() / 2;
  return {builder.CreateShuffleVector(vector, every_second_lane(0, count)),
          builder.CreateShuffleVector(vector, every_second_lane(1, count))};
}

} // namespace ingot::simd
