// Conversions (spec: exec/numerics, conversions).
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/IR/Value.h>

namespace ingot {

llvm::Value* lower_convert(Op op, llvm::Value* operand, Emitter& emitter);

} // namespace ingot
