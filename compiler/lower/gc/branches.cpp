// The chapter as instructions of a function: operands are on the stack, and casts may branch.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Value.h>

namespace ingot {
namespace {

// As many elements as the last operand says.
bool handles_elements(Op op) {
  switch (op) {
  case Op::array_new:
  case Op::array_new_default:
  case Op::array_new_data:
  case Op::array_new_elem:
  case Op::array_fill:
  case Op::array_copy:
  case Op::array_init_data:
  case Op::array_init_elem:
    return true;
  default:
    return false;
  }
}

} // namespace

void FunctionLowering::lower_gc(const Instruction& instr) {
  if (instr.op == Op::br_on_cast || instr.op == Op::br_on_cast_fail)
    return lower_branch_on_cast(instr);
  const llvm::SmallVector<llvm::Value*> operands = pop_operands(objects_.operand_count(instr));
  if (handles_elements(instr.op))
    meter_.charge(extend_address(operands.back()), /*log2=*/0);
  if (llvm::Value* const result = objects_.lower(instr, operands))
    push(result);
}

// The reference stays where it is, whichever way it goes.
void FunctionLowering::lower_branch_on_cast(const Instruction& instr) {
  llvm::Value* const holds = objects_.test(operands_.back(), instr.heap_type, instr.heap_type2,
                                           (instr.cast_flags & cast_flag::target_is_nullable) != 0);
  branch_if(instr.op == Op::br_on_cast ? holds : builder_.CreateNot(holds), instr.index);
}

} // namespace ingot
