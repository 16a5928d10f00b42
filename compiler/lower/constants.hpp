// The t.const instructions (spec: exec/instructions, numeric and vector).
#pragma once

#include "compiler/decode/instr_reader.hpp"

#include <llvm/IR/Constant.h>
#include <llvm/IR/LLVMContext.h>

namespace ingot {

// The value of a t.const, every bit of it: a NaN stays the NaN it is.
llvm::Constant* constant_of(const Instruction& instr, llvm::LLVMContext& context);

} // namespace ingot
