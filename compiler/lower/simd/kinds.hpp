// One function for each kind of vector instruction. The operands of type v128 come as the lanes of
// operand_lanes(), and a result that is a vector may have any lanes. Null if the instruction is of another
// kind.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {

using Operands = llvm::ArrayRef<llvm::Value*>;

llvm::Value* lower_bits(const Instruction& instr, Operands operands, Emitter& emitter);
llvm::Value* lower_comparison(const Instruction& instr, Operands operands, Emitter& emitter);
llvm::Value* lower_conversion(const Instruction& instr, Operands operands, Emitter& emitter);
llvm::Value* lower_floating_point(const Instruction& instr, Operands operands, Emitter& emitter);
llvm::Value* lower_integer(const Instruction& instr, Operands operands, Emitter& emitter);
llvm::Value* lower_movement(const Instruction& instr, Operands operands, Emitter& emitter);
llvm::Value* lower_products(const Instruction& instr, Operands operands, Emitter& emitter);
llvm::Value* lower_relaxed(const Instruction& instr, Operands operands, Emitter& emitter);

} // namespace ingot::simd
