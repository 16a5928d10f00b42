// References (spec: valid/instructions, reference); those of the GC chapter are in casts.cpp.
#include "compiler/validate/func_validator.hpp"

#include <cassert>

namespace ingot {

void FuncValidator::validate_reference() {
  switch (instruction_->op) {
  case Op::ref_null:
    if (check_heap_type(instruction_->heap_type))
      push_operand(nullable_reference_type(instruction_->heap_type));
    return;
  case Op::ref_is_null:
    pop_reference();
    return push_operand(i32_type);
  case Op::ref_func:
    if (!check_index(module_.functions.size(), instruction_->index, "function"))
      return;
    if (!context_.declared_functions[instruction_->index])
      return fail(diagnostic::undeclared_reference, instruction_->index);
    return push_operand(reference_to(module_.functions[instruction_->index].type.value));
  case Op::ref_as_non_null: {
    const Operand operand = pop_reference();
    return push_operand(operand.is_known() ? Operand(reference_type(operand.type().heap)) : operand);
  }
  default:
    assert(false && "reference instruction without a handler");
  }
}

} // namespace ingot
