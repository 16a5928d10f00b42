#include "compiler/lower/simd/swizzle.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/aarch64.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/lower/simd/riscv.hpp"
#include "compiler/lower/simd/x86.hpp"
#include "compiler/lower/target_profile.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot::simd {
namespace {

// Lane by lane, by way of the stack: LLVM has no operation for it, and for each lane whose index is not known
// when compiling it would put the whole vector there again. Of each index the low four bits count.
llvm::Value* move_lanes(llvm::Value* bytes, llvm::Value* indices, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  llvm::Value* const in_range = builder.CreateAnd(indices, llvm::ConstantInt::get(indices->getType(), 15));
  llvm::AllocaInst* const place = emitter.vector_on_stack();
  builder.CreateStore(bytes, place);
  llvm::Value* moved = bytes;
  for (std::uint64_t lane = 0; lane < lanes_of(bytes)->getNumElements(); ++lane) {
    llvm::Value* const index =
        builder.CreateZExt(builder.CreateExtractElement(in_range, lane), builder.getInt64Ty());
    llvm::Value* const byte =
        builder.CreateLoad(builder.getInt8Ty(), builder.CreateInBoundsPtrAdd(place, index));
    moved = builder.CreateInsertElement(moved, byte, lane);
  }
  return moved;
}

} // namespace

llvm::Value* swizzle(llvm::Value* bytes, llvm::Value* indices, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const TargetProfile& profile = emitter.profile();
  const auto number = [&](std::uint64_t value) { return llvm::ConstantInt::get(indices->getType(), value); };
  if (profile.is_aarch64)
    return aarch64::look_up_bytes(bytes, indices, builder);
  // pshufb gives 0 where the index has its highest bit set: 16 to 127 get it by adding 112, and the addition
  // saturates for those that have it.
  if (profile.has_ssse3)
    return x86::shuffle_bytes(
        bytes, builder.CreateBinaryIntrinsic(llvm::Intrinsic::uadd_sat, indices, number(112)), builder);
  llvm::Value* const moved = profile.has_riscv_vectors ? riscv::gather_bytes(bytes, indices, builder)
                                                       : move_lanes(bytes, indices, emitter);
  return builder.CreateSelect(builder.CreateICmpULT(indices, number(16)), moved,
                              llvm::Constant::getNullValue(bytes->getType()));
}

} // namespace ingot::simd
