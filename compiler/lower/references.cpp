// References (spec: exec/instructions, reference).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {

void FunctionLowering::lower_references(const Instruction& instr) {
  switch (instr.op) {
  case Op::ref_null:
    return push(llvm::ConstantPointerNull::get(builder_.getPtrTy()));
  case Op::ref_is_null:
    return push(builder_.CreateZExt(builder_.CreateIsNull(pop()), builder_.getInt32Ty()));
  case Op::ref_func:
    return push(state_.function_reference(builder_, FunctionIndex(instr.index)));
  case Op::ref_as_non_null:
    return emitter_.trap_if(builder_.CreateIsNull(operands_.back()), abi::Trap::null_reference);
  default:
    llvm_unreachable("not a reference instruction of a compiled feature");
  }
}

} // namespace ingot
