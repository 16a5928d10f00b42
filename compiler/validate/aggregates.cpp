// Structures and arrays (spec: valid/instructions, aggregate reference instructions).
#include "compiler/validate/func_validator.hpp"
#include "compiler/wasm/limits.hpp"

#include <fmt/core.h>

#include <cassert>
#include <cstdint>
#include <variant>

namespace ingot {

const StructType* FuncValidator::checked_struct_type(std::uint32_t type) {
  if (!check_index(module_.types.size(), type, "type"))
    return nullptr;
  const auto* const structure = std::get_if<StructType>(&module_.types[type].composite);
  if (structure == nullptr)
    fail(diagnostic::type_mismatch, fmt::format("type {} is not a structure type ({})", type, op_text()));
  return structure;
}

const FieldType* FuncValidator::checked_array_element(std::uint32_t type) {
  if (!check_index(module_.types.size(), type, "type"))
    return nullptr;
  const auto* const array = std::get_if<ArrayType>(&module_.types[type].composite);
  if (array == nullptr) {
    fail(diagnostic::type_mismatch, fmt::format("type {} is not an array type ({})", type, op_text()));
    return nullptr;
  }
  return &array->element;
}

bool FuncValidator::check_defaultable(const FieldType& field) {
  if (field.value.is_defaultable())
    return true;
  fail(diagnostic::type_mismatch,
       fmt::format("{} has no default value ({})", to_string(field.value), op_text()));
  return false;
}

// That the instruction extends the value just if the field is narrower than the value; `plain` does not
// extend.
bool FuncValidator::check_unpacking(const FieldType& field, Op plain) {
  if ((field.packing == Packing::none) == (instruction_->op == plain))
    return true;
  fail(diagnostic::type_mismatch,
       fmt::format("the field is {}packed ({})", field.packing == Packing::none ? "not " : "", op_text()));
  return false;
}

// Bytes can be made numbers and vectors, but never references.
bool FuncValidator::check_numeric(const FieldType& element) {
  if (element.value.is_reference())
    fail(diagnostic::array_not_numeric);
  return !element.value.is_reference();
}

void FuncValidator::validate_aggregate() {
  switch (instruction_->op) {
  case Op::struct_new:
  case Op::struct_new_default:
    return validate_struct();
  case Op::struct_get:
  case Op::struct_get_s:
  case Op::struct_get_u:
  case Op::struct_set:
    return validate_struct_access();
  case Op::array_new:
  case Op::array_new_default:
  case Op::array_new_fixed:
  case Op::array_new_data:
  case Op::array_new_elem:
    return validate_new_array();
  case Op::array_get:
  case Op::array_get_s:
  case Op::array_get_u:
  case Op::array_set:
  case Op::array_len:
    return validate_array_access();
  case Op::array_fill:
  case Op::array_copy:
  case Op::array_init_data:
  case Op::array_init_elem:
    return validate_array_range();
  default:
    return validate_cast();
  }
}

void FuncValidator::validate_struct() {
  const StructType* const type = checked_struct_type(instruction_->index);
  if (type == nullptr)
    return;
  if (instruction_->op == Op::struct_new) {
    for (auto field = type->fields.rbegin(); field != type->fields.rend(); ++field)
      pop_operand(field->value);
  } else {
    for (const FieldType& field : type->fields) {
      if (!check_defaultable(field))
        return;
    }
  }
  push_operand(reference_to(instruction_->index));
}

void FuncValidator::validate_struct_access() {
  const StructType* const type = checked_struct_type(instruction_->index);
  if (type == nullptr || !check_index(type->fields.size(), instruction_->index2, "field"))
    return;
  const FieldType& field = type->fields[instruction_->index2];
  if (instruction_->op == Op::struct_set) {
    if (!field.is_mutable)
      return fail(diagnostic::field_is_immutable, instruction_->index2, instruction_->index);
    pop_operand(field.value);
    return pop_operand(nullable_reference_to(instruction_->index));
  }
  if (!check_unpacking(field, Op::struct_get))
    return;
  pop_operand(nullable_reference_to(instruction_->index));
  push_operand(field.value);
}

void FuncValidator::validate_new_array() {
  const FieldType* const element = checked_array_element(instruction_->index);
  if (element == nullptr)
    return;
  switch (instruction_->op) {
  case Op::array_new:
    pop_operand(i32_type);
    pop_operand(element->value);
    break;
  case Op::array_new_default:
    if (!check_defaultable(*element))
      return;
    pop_operand(i32_type);
    break;
  case Op::array_new_fixed:
    if (instruction_->index2 > limits::array_new_fixed_elements)
      return fail(diagnostic::limit_exceeded, "operands of array.new_fixed", instruction_->index2,
                  limits::array_new_fixed_elements);
    for (std::uint32_t i = 0; i < instruction_->index2; ++i)
      pop_operand(element->value);
    break;
  default: // array.new_data and array.new_elem: offset and length in the segment
    if (!check_array_segment(*element))
      return;
    pop_operand(i32_type);
    pop_operand(i32_type);
    break;
  }
  push_operand(reference_to(instruction_->index));
}

void FuncValidator::validate_array_access() {
  if (instruction_->op == Op::array_len) {
    pop_operand(nullable_reference_type({HeapKind::array, {}}));
    return push_operand(i32_type);
  }
  const FieldType* const element = checked_array_element(instruction_->index);
  if (element == nullptr)
    return;
  const bool is_set = instruction_->op == Op::array_set;
  if (is_set && !element->is_mutable)
    return fail(diagnostic::array_is_immutable, instruction_->index);
  if (is_set)
    pop_operand(element->value);
  else if (!check_unpacking(*element, Op::array_get))
    return;
  pop_operand(i32_type);
  pop_operand(nullable_reference_to(instruction_->index));
  if (!is_set)
    push_operand(element->value);
}

// What writes a range of an array.
void FuncValidator::validate_array_range() {
  const FieldType* const element = checked_array_element(instruction_->index);
  if (element == nullptr)
    return;
  if (!element->is_mutable)
    return fail(diagnostic::array_is_immutable, instruction_->index);
  pop_operand(i32_type); // length
  switch (instruction_->op) {
  case Op::array_fill:
    pop_operand(element->value);
    break;
  case Op::array_copy: {
    const FieldType* const source = checked_array_element(instruction_->index2);
    if (source == nullptr)
      return;
    if (source->packing != element->packing || !is_match(source->value, element->value))
      return fail(diagnostic::array_types_differ, instruction_->index, instruction_->index2);
    pop_operand(i32_type);
    pop_operand(nullable_reference_to(instruction_->index2));
    break;
  }
  default: // array.init_data and array.init_elem
    if (!check_array_segment(*element))
      return;
    pop_operand(i32_type);
    break;
  }
  pop_operand(i32_type);
  pop_operand(nullable_reference_to(instruction_->index));
}

bool FuncValidator::check_array_segment(const FieldType& element) {
  const std::uint32_t index = instruction_->index2;
  if (info(instruction_->op).immediates == Immediates::type_data)
    return check_numeric(element) && check_data_index(index);
  if (!check_index(module_.elements.size(), index, "elem segment"))
    return false;
  const ValueType source = module_.elements[index].type;
  if (is_match(source, element.value))
    return true;
  fail_type_mismatch(element.value, to_string(source));
  return false;
}

} // namespace ingot
