// Constant expressions (spec: valid/instructions, constant expressions).
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/wasm/module.hpp"

#include <llvm/IR/Value.h>

namespace ingot {

// The value of a valid constant expression, with code for it where the emitter's builder stands if it is
// known at run time only. Globals it refers to must be in `state` already.
llvm::Value* evaluate(const Expression& expression, InstanceState& state, Emitter& emitter);

// Whether it makes an object, or takes the value of a global whose value is only known at run time.
bool is_known_at_run_time_only(const Expression& expression, const InstanceState& state);

} // namespace ingot
