// Instructions of x86 that LLVM's portable operations do not reach, or not well. Whether the target has one,
// the caller asks its TargetProfile.
#pragma once

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot::simd::x86 {

// pshufb (SSSE3): by the low four bits of each index, or 0 if its highest bit is set.
llvm::Value* shuffle_bytes(llvm::Value* bytes, llvm::Value* indices, llvm::IRBuilder<>& builder);

// pmaddubsw (SSSE3): the saturated sums of each two products of an unsigned and a signed byte.
llvm::Value* multiply_add_bytes(llvm::Value* unsigned_bytes, llvm::Value* signed_bytes,
                                llvm::IRBuilder<>& builder);

// pmulhrsw (SSSE3): products of fractions of 2^15, rounded; -1 * -1 gives -1.
llvm::Value* multiply_q15(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder);

// minps, minpd, maxps, maxpd (SSE2): `x` if it is less, or greater, and `y` otherwise. As a select of f64x2,
// LLVM would make it one of integers, and lose it.
llvm::Value* lesser(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder);
llvm::Value* greater(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder);

// cvttps2dq, cvttpd2dq (SSE2): to i32x4, of which f64x2 fills the lower half, with zeros above. What does not
// fit, and NaN, becomes -2^31.
llvm::Value* truncate(llvm::Value* floats, llvm::IRBuilder<>& builder);

} // namespace ingot::simd::x86
