// Wasm types as LLVM types. A reference is a pointer; function types are calling_convention.hpp's.
#pragma once

#include "compiler/wasm/types.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/Alignment.h>

namespace ingot {

llvm::Type* llvm_type(ValueType type, llvm::LLVMContext& context);

// Of a reference, as far as its type tells: 1 if its lower bits may say what kind of reference it is.
llvm::Align reference_alignment(ValueType type);

} // namespace ingot
