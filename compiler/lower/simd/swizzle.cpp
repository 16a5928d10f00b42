#include "compiler/lower/simd/swizzle.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/lower/simd/x86.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot::simd {
namespace {

// Lane by lane: LLVM has no operation for it.
llvm::Value* swizzle_lanes(llvm::Value* bytes, llvm::Value* indices, llvm::IRBuilder<>& builder) {
  llvm::Value* const in_range = builder.CreateAnd(indices, llvm::ConstantInt::get(indices->getType(), 15));
  llvm::Value* moved = bytes;
  for (std::uint64_t lane = 0; lane < lanes_of(bytes)->getNumElements(); ++lane) {
    llvm::Value* const index = builder.CreateExtractElement(in_range, lane);
    moved = builder.CreateInsertElement(moved, builder.CreateExtractElement(bytes, index), lane);
  }
  return builder.CreateSelect(builder.CreateICmpULT(indices, llvm::ConstantInt::get(indices->getType(), 16)),
                              moved, llvm::Constant::getNullValue(bytes->getType()));
}

} // namespace

llvm::Value* swizzle(llvm::Value* bytes, llvm::Value* indices, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  if (!emitter.profile().has_ssse3)
    return swizzle_lanes(bytes, indices, builder);
  // pshufb gives 0 where the index has its highest bit set: 16 to 127 get it by adding 112, and the addition
  // saturates for those that have it.
  llvm::Value* const adjusted = builder.CreateBinaryIntrinsic(
      llvm::Intrinsic::uadd_sat, indices, llvm::ConstantInt::get(indices->getType(), 112));
  return x86::shuffle_bytes(bytes, adjusted, builder);
}

} // namespace ingot::simd
