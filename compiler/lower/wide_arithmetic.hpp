// 128-bit integer arithmetic (proposal wide-arithmetic): numbers of two i64, the low half first.
#pragma once

#include "compiler/wasm/op.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

#include <array>

namespace ingot {

std::array<llvm::Value*, 2> lower_wide_arithmetic(Op op, llvm::ArrayRef<llvm::Value*> operands,
                                                  llvm::IRBuilder<>& builder);

} // namespace ingot
