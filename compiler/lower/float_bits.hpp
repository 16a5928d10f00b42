// The bits of NaNs (spec: exec/numerics, NaN propagation). LLVM does not tell signalling NaNs from quiet ones
// and folds x - 0, x + -0, x * 1, x / 1 and x * -1 to x or -x, where WebAssembly wants a quiet NaN. What may
// become the constant in such a fold is hidden from LLVM behind a fence, which costs no instruction. It
// stands where the constant is made: one at the operation would not protect it when the constant reaches it
// later, by inlining.
#pragma once

#include "compiler/lower/target_profile.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot {

// A floating-point value, or vector of them, about which LLVM knows nothing.
llvm::Value* fence(llvm::Value* value, llvm::IRBuilder<>& builder);

// `value`, fenced if it is a constant that is neutral in some operation: 0, -0, 1 or -1, as a scalar or in a
// lane of a vector, for LLVM computes lanes alone of which alone the result is used. A v128 counts if it
// looks so as f32x4 or f64x2.
llvm::Value* fence_neutral(llvm::Value* value, llvm::IRBuilder<>& builder);

// The result of an operation that gives an arithmetic NaN: any for most, but the positive canonical one in
// the deterministic profile.
llvm::Value* settle_nan(llvm::Value* result, const TargetProfile& profile, llvm::IRBuilder<>& builder);

} // namespace ingot
