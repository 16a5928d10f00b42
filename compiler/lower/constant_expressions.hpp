// Constant expressions (spec: valid/instructions, constant expressions).
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/wasm/module.hpp"

#include <llvm/IR/Value.h>

#include <vector>

namespace ingot {

// The value of a valid constant expression, with code for it where the emitter's builder stands if it is
// known at run time only. Globals it refers to must be in `state` already.
llvm::Value* evaluate(const Expression& expression, InstanceState& state, Emitter& emitter);

// The globals whose values it takes.
std::vector<GlobalIndex> globals_in(const Expression& expression);

} // namespace ingot
