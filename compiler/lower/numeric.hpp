// Constants, arithmetic and comparison (spec: exec/numerics).
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/target_profile.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot {

// The result of an instruction of the numeric chapter; comparisons give an i32 that is 0 or 1.
llvm::Value* lower_numeric(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands, Emitter& emitter);

// fmin, fmax and fsqrt of numbers, or of vectors of them.
enum class Extremum : std::uint8_t { minimum, maximum };
llvm::Value* float_extremum(Extremum which, llvm::Value* left, llvm::Value* right,
                            llvm::IRBuilder<>& builder);
llvm::Value* square_root(llvm::Value* value, const TargetProfile& profile, llvm::IRBuilder<>& builder);

} // namespace ingot
