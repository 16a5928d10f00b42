#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/lanes.hpp"

#include <llvm/IR/Value.h>

namespace ingot::simd {

// i32x4.trunc_sat_*: lanes of f32x4 or f64x2 as i32x4, in the latter case with zeros above.
llvm::Value* truncate_saturating(llvm::Value* floats, Signedness to, Emitter& emitter);

} // namespace ingot::simd
