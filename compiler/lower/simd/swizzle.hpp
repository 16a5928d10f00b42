#pragma once

#include "compiler/lower/emitter.hpp"

#include <llvm/IR/Value.h>

namespace ingot::simd {

// i8x16.swizzle: byte i of the result is the byte of `bytes` that byte i of `indices` names, or 0 from 16 on.
llvm::Value* swizzle(llvm::Value* bytes, llvm::Value* indices, Emitter& emitter);

} // namespace ingot::simd
