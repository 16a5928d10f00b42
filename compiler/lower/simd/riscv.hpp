// Instructions of RISC-V that LLVM's portable operations do not reach. Whether the target has one, the caller
// asks its TargetProfile.
#pragma once

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot::simd::riscv {

// vrgather.vv (V): by each index, or anything if it is 16 or more, which depends on the length of the CPU's
// vectors.
llvm::Value* gather_bytes(llvm::Value* bytes, llvm::Value* indices, llvm::IRBuilder<>& builder);

} // namespace ingot::simd::riscv
