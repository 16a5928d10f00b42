// Vector instructions (spec: exec/instructions, vector) but those that access memory.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Value.h>

namespace ingot {

// True for vector loads and stores, which are FunctionLowering's.
bool accesses_memory(const Instruction& instr);

llvm::Value* lower_simd(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands, Emitter& emitter);

} // namespace ingot
