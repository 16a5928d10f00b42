#pragma once

#include "compiler/lower/emitter.hpp"

#include <llvm/IR/Value.h>

namespace ingot::simd {

// i16x8.q15mulr_sat_s: the products of lanes as fractions of 2^15, rounded; the greatest fraction for -1 *
// -1.
llvm::Value* multiply_q15_saturating(llvm::Value* x, llvm::Value* y, Emitter& emitter);

} // namespace ingot::simd
