// Constant expressions (spec: valid/instructions, constant expressions).
#pragma once

#include "compiler/lower/instance_state.hpp"
#include "compiler/wasm/module.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot {

// The value of a valid constant expression, with code for it where `builder` stands if it is known at run
// time only. Globals it refers to must be in `state` already.
llvm::Value* evaluate(const Expression& expression, InstanceState& state, llvm::IRBuilder<>& builder);

} // namespace ingot
