// Wasm types as LLVM types. A reference is a pointer; function types are calling_convention.hpp's.
#pragma once

#include "compiler/wasm/types.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>

namespace ingot {

llvm::Type* llvm_type(ValueType type, llvm::LLVMContext& context);

} // namespace ingot
