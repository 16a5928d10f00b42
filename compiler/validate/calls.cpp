// Calls (spec: valid/instructions, control).
#include "compiler/validate/func_validator.hpp"

#include <fmt/core.h>

#include <cassert>

namespace ingot {

// What is called takes its operands, and gives its results or, at the end of this function, becomes it.
void FuncValidator::validate_callee(const FunctionType& type) {
  pop_operands(type.parameters);
  switch (instruction_->op) {
  case Op::return_call:
  case Op::return_call_indirect:
  case Op::return_call_ref:
    if (!matches(module_.types, type.results, signature_.results()))
      fail(diagnostic::type_mismatch, fmt::format("the callee gives {}, which this function does not ({})",
                                                  to_string(type.results), op_text()));
    return unreachable();
  default:
    return push_operands(type.results);
  }
}

void FuncValidator::validate_call() {
  const Instruction& instruction = *instruction_;
  switch (instruction.op) {
  case Op::call:
  case Op::return_call:
    if (check_index(module_.functions.size(), instruction.index, "function"))
      validate_callee(type_of(module_, FunctionIndex(instruction.index)));
    return;
  case Op::call_indirect:
  case Op::return_call_indirect: {
    if (!check_index(module_.tables.size(), instruction.index2, "table"))
      return;
    const FunctionType* const type = checked_function_type(instruction.index);
    if (type == nullptr)
      return;
    const ValueType element = module_.tables[instruction.index2].type.element;
    if (!is_match(element, funcref_type))
      return fail_type_mismatch(funcref_type, to_string(element));
    pop_operand(table_address_type(instruction.index2));
    return validate_callee(*type);
  }
  case Op::call_ref:
  case Op::return_call_ref: {
    const FunctionType* const type = checked_function_type(instruction.index);
    if (type == nullptr)
      return;
    pop_operand(nullable_reference_to(instruction.index));
    return validate_callee(*type);
  }
  default:
    assert(false && "call without a handler");
  }
}

} // namespace ingot
