// Constant expressions (spec: valid/instructions, constant expressions).
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/wasm/module.hpp"

#include <llvm/IR/Value.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace ingot {

// The value of a valid constant expression, with code for it where the emitter's builder stands if it is
// known at run time only. Globals it refers to must be in `state` already.
llvm::Value* evaluate(const Expression& expression, InstanceState& state, Emitter& emitter);

// Its value if it is one number, i32 zero-extended, and nothing else.
std::optional<std::uint64_t> constant_number(const Expression& expression);

// The globals whose values it takes.
std::vector<GlobalIndex> globals_in(const Expression& expression);

} // namespace ingot
