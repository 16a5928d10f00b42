#include "compiler/lower/simd/x86.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/IntrinsicsX86.h>
#include <llvm/IR/Value.h>

namespace ingot::simd::x86 {

llvm::Value* shuffle_bytes(llvm::Value* bytes, llvm::Value* indices, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(llvm::Intrinsic::x86_ssse3_pshuf_b_128, {bytes, indices});
}

llvm::Value* multiply_add_bytes(llvm::Value* unsigned_bytes, llvm::Value* signed_bytes,
                                llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(llvm::Intrinsic::x86_ssse3_pmadd_ub_sw_128, {unsigned_bytes, signed_bytes});
}

llvm::Value* truncate(llvm::Value* floats, llvm::IRBuilder<>& builder) {
  const bool is_single = floats->getType()->getScalarType()->isFloatTy();
  return builder.CreateIntrinsic(
      is_single ? llvm::Intrinsic::x86_sse2_cvttps2dq : llvm::Intrinsic::x86_sse2_cvttpd2dq, {floats});
}

} // namespace ingot::simd::x86
