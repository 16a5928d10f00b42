#include "compiler/lower/simd/aarch64.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/IntrinsicsAArch64.h>
#include <llvm/IR/Value.h>

namespace ingot::simd::aarch64 {

llvm::Value* look_up_bytes(llvm::Value* bytes, llvm::Value* indices, llvm::IRBuilder<>& builder) {
  return builder.CreateIntrinsic(bytes->getType(), llvm::Intrinsic::aarch64_neon_tbl1, {bytes, indices});
}

} // namespace ingot::simd::aarch64
