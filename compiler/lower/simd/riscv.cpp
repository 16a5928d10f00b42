#include "compiler/lower/simd/riscv.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/IntrinsicsRISCV.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot::simd::riscv {

// The intrinsic takes a whole register, of at least 128 bits, and how many of its lanes count.
llvm::Value* gather_bytes(llvm::Value* bytes, llvm::Value* indices, llvm::IRBuilder<>& builder) {
  constexpr std::uint64_t lanes = 16;
  llvm::Type* const whole = llvm::ScalableVectorType::get(builder.getInt8Ty(), 8); // a multiple of 64 bits
  llvm::Value* const nothing = llvm::PoisonValue::get(whole);
  const auto widen = [&](llvm::Value* vector) {
    return builder.CreateInsertVector(whole, nothing, vector, std::uint64_t{0});
  };
  llvm::Value* const gathered =
      builder.CreateIntrinsic(llvm::Intrinsic::riscv_vrgather_vv, {whole, builder.getInt64Ty()},
                              {nothing, widen(bytes), widen(indices), builder.getInt64(lanes)});
  return builder.CreateExtractVector(bytes->getType(), gathered, std::uint64_t{0});
}

} // namespace ingot::simd::riscv
