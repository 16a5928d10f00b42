// Calls of the runtime's functions of WASI.
#pragma once

#include "compiler/validate/wasi_functions.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Value.h>

namespace ingot {

// `instance` is an abi::Instance. Whether the arguments are of the function's type has been checked.
llvm::CallInst* call_wasi_function(llvm::IRBuilder<>& builder, llvm::Module& ir, const WasiFunction& function,
                                   llvm::Value* instance, llvm::ArrayRef<llvm::Value*> arguments);

} // namespace ingot
