// Constant expressions (spec: valid/instructions, constant expressions). In the closed world of an executable
// nothing is imported that one could refer to, so each of them has its value when the module is compiled.
#pragma once

#include "compiler/lower/instance_state.hpp"
#include "compiler/wasm/module.hpp"

#include <llvm/IR/Constant.h>
#include <llvm/IR/LLVMContext.h>

namespace ingot {

// The value of a valid constant expression. Globals it refers to must be in `state` already.
llvm::Constant* evaluate(const Expression& expression, InstanceState& state, llvm::LLVMContext& context);

} // namespace ingot
