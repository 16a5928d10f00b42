#include "compiler/lower/simd/x86.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/IntrinsicsX86.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>

namespace ingot::simd::x86 {
namespace {

bool is_single(llvm::Value* floats) { return floats->getType()->getScalarType()->isFloatTy(); }

} // namespace

llvm::Value* shuffle_bytes(llvm::Value* bytes, llvm::Value* indices, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(llvm::Intrinsic::x86_ssse3_pshuf_b_128, {bytes, indices});
}

llvm::Value* multiply_add_bytes(llvm::Value* unsigned_bytes, llvm::Value* signed_bytes,
                                llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(llvm::Intrinsic::x86_ssse3_pmadd_ub_sw_128, {unsigned_bytes, signed_bytes});
}

llvm::Value* multiply_q15(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(llvm::Intrinsic::x86_ssse3_pmul_hr_sw_128, {x, y});
}

llvm::Value* lesser(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(
      is_single(x) ? llvm::Intrinsic::x86_sse_min_ps : llvm::Intrinsic::x86_sse2_min_pd, {x, y});
}

llvm::Value* greater(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(
      is_single(x) ? llvm::Intrinsic::x86_sse_max_ps : llvm::Intrinsic::x86_sse2_max_pd, {x, y});
}

llvm::Value* truncate(llvm::Value* floats, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(is_single(floats) ? llvm::Intrinsic::x86_sse2_cvttps2dq
                                                   : llvm::Intrinsic::x86_sse2_cvttpd2dq,
                                 {floats});
}

} // namespace ingot::simd::x86
