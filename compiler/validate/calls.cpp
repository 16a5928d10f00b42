// Calls (spec: valid/instructions, control).
#include "compiler/validate/func_validator.hpp"

#include <cassert>

namespace ingot {

void FuncValidator::validate_call() {
  switch (instruction_->op) {
  case Op::call: {
    if (!check_index(module_.functions.size(), instruction_->index, "function"))
      return;
    const FunctionType& type = type_of(module_, FunctionIndex(instruction_->index));
    pop_operands(type.parameters);
    return push_operands(type.results);
  }
  case Op::call_indirect: {
    if (!check_index(module_.tables.size(), instruction_->index2, "table") ||
        !check_index(module_.types.size(), instruction_->index, "type"))
      return;
    const TableType& table = module_.tables[instruction_->index2].type;
    if (table.element != funcref_type)
      return fail_type_mismatch(funcref_type, to_string(table.element));
    const FunctionType& type = function_type(module_, TypeIndex(instruction_->index));
    pop_operand(table_address_type(instruction_->index2));
    pop_operands(type.parameters);
    return push_operands(type.results);
  }
  default:
    assert(false && "call without a handler");
  }
}

} // namespace ingot
