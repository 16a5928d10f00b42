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

// cvttps2dq, cvttpd2dq (SSE2): what does not fit, and NaN, becomes -2^31. Of f64x2 the upper lanes become 0.
llvm::Value* truncate(llvm::Value* floats, llvm::IRBuilder<>& builder);

} // namespace ingot::simd::x86
