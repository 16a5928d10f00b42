// Wasm types as LLVM types. A reference is a pointer; several results are a structure, which LLVM returns in
// registers while they fit the target and through memory beyond.
#pragma once

#include "compiler/wasm/types.hpp"

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>

#include <vector>

namespace ingot {

llvm::Type* llvm_type(ValueType type, llvm::LLVMContext& context);
llvm::Type* llvm_result_type(const std::vector<ValueType>& results, llvm::LLVMContext& context);
llvm::FunctionType* llvm_type(const FunctionType& type, llvm::LLVMContext& context);

} // namespace ingot
