#pragma once

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {

// The products of i16 lanes as fractions of 2^15, rounded. -1 * -1 is not representable and gives -1.
llvm::Value* multiply_q15(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder);

// The same, with the greatest fraction for -1 * -1.
llvm::Value* multiply_q15_saturating(llvm::Value* x, llvm::Value* y, llvm::IRBuilder<>& builder);

} // namespace ingot::simd
