// A v128 as 128 bits.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/constants.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {
llvm::Value* lower_bits(const Instruction& instr, Operands operands, Emitter& emitter) {
  llvm::IRBuilder<>& b = emitter.builder();
  switch (instr.op) {
  case Op::v128_const:
    return constant_of(instr, b.getContext());
  case Op::v128_not:
    return b.CreateNot(operands[0]);
  case Op::v128_and:
    return b.CreateAnd(operands[0], operands[1]);
  case Op::v128_andnot:
    return b.CreateAnd(operands[0], b.CreateNot(operands[1]));
  case Op::v128_or:
    return b.CreateOr(operands[0], operands[1]);
  case Op::v128_xor:
    return b.CreateXor(operands[0], operands[1]);
  case Op::v128_bitselect:
    return b.CreateOr(b.CreateAnd(operands[0], operands[2]),
                      b.CreateAnd(operands[1], b.CreateNot(operands[2])));
  case Op::v128_any_true:
    return b.CreateZExt(b.CreateIsNotNull(b.CreateBitCast(operands[0], b.getInt128Ty())), b.getInt32Ty());
  default:
    return nullptr;
  }
}

} // namespace ingot::simd
