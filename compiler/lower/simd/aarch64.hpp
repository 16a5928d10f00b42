// Instructions of AArch64 that LLVM's portable operations do not reach. Whether the target has one, the
// caller asks its TargetProfile.
#pragma once

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot::simd::aarch64 {

// tbl: by each index, or 0 if it is 16 or more.
llvm::Value* look_up_bytes(llvm::Value* bytes, llvm::Value* indices, llvm::IRBuilder<>& builder);

} // namespace ingot::simd::aarch64
