// Constants, arithmetic and comparison (spec: exec/numerics).
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Value.h>

namespace ingot {

// The result of an instruction of the numeric chapter; comparisons give an i32 that is 0 or 1.
llvm::Value* lower_numeric(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands, Emitter& emitter);

// `value` as something LLVM does not see through: it costs no instruction, and what LLVM would fold away
// because it takes NaNs to be all alike stays (x * 1.0 and demote(promote(x)) quiet a signalling NaN).
llvm::Value* fence(llvm::Value* value, llvm::IRBuilder<>& builder);

} // namespace ingot
