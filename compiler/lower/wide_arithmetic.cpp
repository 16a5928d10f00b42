#include "compiler/lower/wide_arithmetic.hpp"

#include "compiler/wasm/op.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

#include <array>

namespace ingot {
namespace {

llvm::Value* join(llvm::Value* low, llvm::Value* high, llvm::IRBuilder<>& builder) {
  return builder.CreateOr(builder.CreateZExt(low, builder.getInt128Ty()),
                          builder.CreateShl(builder.CreateZExt(high, builder.getInt128Ty()), 64));
}

std::array<llvm::Value*, 2> split(llvm::Value* wide, llvm::IRBuilder<>& builder) {
  return {builder.CreateTrunc(wide, builder.getInt64Ty()),
          builder.CreateTrunc(builder.CreateLShr(wide, 64), builder.getInt64Ty())};
}

} // namespace

std::array<llvm::Value*, 2> lower_wide_arithmetic(Op op, llvm::ArrayRef<llvm::Value*> operands,
                                                  llvm::IRBuilder<>& b) {
  const auto sign_extend = [&](llvm::Value* value) { return b.CreateSExt(value, b.getInt128Ty()); };
  const auto zero_extend = [&](llvm::Value* value) { return b.CreateZExt(value, b.getInt128Ty()); };

  switch (op) {
  case Op::i64_add128:
    return split(b.CreateAdd(join(operands[0], operands[1], b), join(operands[2], operands[3], b)), b);
  case Op::i64_sub128:
    return split(b.CreateSub(join(operands[0], operands[1], b), join(operands[2], operands[3], b)), b);
  case Op::i64_mul_wide_s:
    return split(b.CreateMul(sign_extend(operands[0]), sign_extend(operands[1])), b);
  case Op::i64_mul_wide_u:
    return split(b.CreateMul(zero_extend(operands[0]), zero_extend(operands[1])), b);
  default:
    llvm_unreachable("not an instruction of wide arithmetic");
  }
}

} // namespace ingot
