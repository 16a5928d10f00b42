// Locals and globals (spec: exec/instructions, variable).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/float_bits.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/Instructions.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {

void FunctionLowering::lower_variables(const Instruction& instr) {
  switch (instr.op) {
  case Op::local_get: {
    llvm::AllocaInst* const local = locals_[instr.index];
    return push(builder_.CreateLoad(local->getAllocatedType(), local));
  }
  case Op::local_set:
    builder_.CreateStore(pop(), locals_[instr.index]);
    return;
  case Op::local_tee:
    builder_.CreateStore(operands_.back(), locals_[instr.index]);
    return;
  case Op::global_get: {
    // Fenced, since LLVM may find out that the global never changes.
    llvm::Value* const value = state_.get_global(builder_, GlobalIndex(instr.index));
    return push(value->getType()->isFloatingPointTy() ? fence(value, builder_)
                                                      : fence_neutral(value, builder_));
  }
  case Op::global_set:
    return state_.set_global(builder_, GlobalIndex(instr.index), pop());
  default:
    llvm_unreachable("not a variable instruction");
  }
}

} // namespace ingot
