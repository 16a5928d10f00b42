// Tables (spec: valid/instructions, table).
#include "compiler/validate/func_validator.hpp"

#include <cassert>
#include <cstdint>

namespace ingot {

ValueType FuncValidator::table_address_type(std::uint32_t table) const {
  return address_value_type(module_.tables[table].type.limits.address_type);
}

void FuncValidator::check_table_immediates() {
  const std::uint32_t index = instruction_->index;
  const std::uint32_t index2 = instruction_->index2;
  switch (info(instruction_->op).immediates) {
  case Immediates::table:
    check_index(module_.tables.size(), index, "table");
    return;
  case Immediates::element:
    check_index(module_.elements.size(), index, "elem segment");
    return;
  case Immediates::table_table: {
    if (!check_index(module_.tables.size(), index, "table") ||
        !check_index(module_.tables.size(), index2, "table"))
      return;
    const ValueType destination = module_.tables[index].type.element;
    const ValueType source = module_.tables[index2].type.element;
    if (!is_match(source, destination))
      fail_type_mismatch(destination, to_string(source));
    return;
  }
  case Immediates::element_table: {
    if (!check_index(module_.tables.size(), index2, "table") ||
        !check_index(module_.elements.size(), index, "elem segment"))
      return;
    const ValueType destination = module_.tables[index2].type.element;
    const ValueType source = module_.elements[index].type;
    if (!is_match(source, destination))
      fail_type_mismatch(destination, to_string(source));
    return;
  }
  default:
    assert(false && "immediates that no table instruction has");
  }
}

void FuncValidator::validate_table() {
  const ValueType address = table_address_type(instruction_->index);
  const ValueType element = module_.tables[instruction_->index].type.element;
  switch (instruction_->op) {
  case Op::table_get:
    pop_operand(address);
    return push_operand(element);
  case Op::table_set:
    pop_operand(element);
    pop_operand(address);
    return;
  case Op::table_grow:
    pop_operand(address);
    pop_operand(element);
    return push_operand(address);
  case Op::table_fill:
    pop_operand(address);
    pop_operand(element);
    pop_operand(address);
    return;
  case Op::table_copy: {
    // The length fits the smaller of the two address types.
    const ValueType source_address = table_address_type(instruction_->index2);
    pop_operand(address == i64_type ? source_address : address);
    pop_operand(source_address);
    pop_operand(address);
    return;
  }
  default:
    assert(false && "table instruction without a handler");
  }
}

} // namespace ingot
