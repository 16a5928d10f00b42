// Blocks, branches and the parametric instructions (spec: valid/instructions, control and parametric).
#include "compiler/validate/func_validator.hpp"

#include <fmt/core.h>

#include <cassert>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {

std::optional<BlockSignature> FuncValidator::checked_block_signature() {
  const BlockType& type = instruction_->block;
  if (const auto* index = std::get_if<TypeIndex>(&type)) {
    const FunctionType* const function = checked_function_type(index->value);
    if (function == nullptr)
      return std::nullopt;
    if (!function->parameters.empty())
      note_feature(Feature::multi_value);
  } else if (const auto* result = std::get_if<ValueType>(&type)) {
    if (!check_value_type(*result))
      return std::nullopt;
  }
  return block_signature(module_, type);
}

std::optional<std::span<const ValueType>> FuncValidator::checked_label_types(std::uint32_t label) {
  if (label >= controls_.size()) {
    fail(diagnostic::unknown_label, label);
    return std::nullopt;
  }
  return controls_[controls_.size() - 1 - label].label_types();
}

void FuncValidator::validate_control() {
  switch (instruction_->op) {
  case Op::unreachable:
    return unreachable();

  case Op::block:
  case Op::loop:
  case Op::if_: {
    const std::optional<BlockSignature> signature = checked_block_signature();
    if (!signature)
      return;
    if (instruction_->op == Op::if_)
      pop_operand(i32_type);
    pop_operands(signature->parameters());
    return push_ctrl(instruction_->op, *signature, signature->parameters());
  }
  case Op::else_: {
    const ControlFrame frame = pop_ctrl();
    if (frame.op != Op::if_)
      return fail(diagnostic::else_without_if);
    return push_ctrl(Op::else_, frame.signature, frame.signature.parameters());
  }
  case Op::end:
    return validate_end();

  case Op::br: {
    const std::optional types = checked_label_types(instruction_->index);
    if (!types)
      return;
    pop_operands(*types);
    return unreachable();
  }
  case Op::br_if: {
    const std::optional types = checked_label_types(instruction_->index);
    if (!types)
      return;
    pop_operand(i32_type);
    pop_operands(*types);
    return push_operands(*types);
  }
  case Op::br_table:
    return validate_branch_table();
  case Op::return_:
    pop_operands(signature_.results());
    return unreachable();
  case Op::br_on_null:
  case Op::br_on_non_null:
    return validate_branch_on_null();

  case Op::drop:
    pop_operand();
    return;
  case Op::select:
  case Op::select_typed:
    return validate_select();

  default:
    assert(false && "control instruction without a handler");
  }
}

void FuncValidator::validate_end() {
  const ControlFrame frame = pop_ctrl();
  // An if without else passes its parameters on as its results.
  if (frame.op == Op::if_ && !matches(module_.types, frame.signature.parameters(), frame.signature.results()))
    return fail(diagnostic::type_mismatch, "an if without else must give what it takes (end)");
  push_operands(frame.signature.results());
}

void FuncValidator::validate_branch_on_null() {
  const std::optional types = checked_label_types(instruction_->index);
  if (!types)
    return;
  const Operand operand = pop_reference();
  const Operand non_null =
      operand.is_known() ? Operand(reference_type(operand.type().heap)) : Operand::unknown_reference();
  if (instruction_->op == Op::br_on_null) {
    pop_operands(*types);
    push_operands(*types);
    return push_operand(non_null);
  }
  if (types->empty() || !operand_matches(non_null, types->back()))
    return fail_branch_with(*types, to_string(non_null));
  pop_operands(types->first(types->size() - 1));
  push_operands(types->first(types->size() - 1));
}

void FuncValidator::fail_branch_with(std::span<const ValueType> label_types, std::string_view last) {
  fail(diagnostic::type_mismatch,
       fmt::format("the label takes {}, and the branch ends with {} ({})",
                   to_string(std::vector(label_types.begin(), label_types.end())), last, op_text()));
}

void FuncValidator::validate_branch_table() {
  pop_operand(i32_type);
  const std::optional default_types = checked_label_types(instruction_->index);
  if (!default_types)
    return;
  check_operands(*default_types);
  for (const std::uint32_t label : instruction_->labels) {
    const std::optional types = checked_label_types(label);
    if (!types || !ok_)
      return;
    // Most tables have labels of one block type; types at one address need no second look.
    if (types->data() == default_types->data() && types->size() == default_types->size())
      continue;
    if (types->size() != default_types->size())
      return fail(diagnostic::type_mismatch,
                  fmt::format("label {} takes {} values, but the default label takes {} (br_table)", label,
                              types->size(), default_types->size()));
    check_operands(*types);
  }
  unreachable();
}

void FuncValidator::validate_select() {
  if (instruction_->op == Op::select_typed) {
    if (instruction_->types.size() != 1)
      return fail(diagnostic::select_arity);
    const ValueType type = instruction_->types.front();
    if (!check_value_type(type))
      return;
    pop_operand(i32_type);
    pop_operand(type);
    pop_operand(type);
    return push_operand(type);
  }
  pop_operand(i32_type);
  const Operand second = pop_operand();
  const Operand first = pop_operand();
  for (const Operand operand : {first, second}) {
    if (operand.is_reference())
      return fail(diagnostic::type_mismatch,
                  fmt::format("expected a number, found {} (select)", to_string(operand)));
  }
  if (first.is_known() && second.is_known() && first.type() != second.type())
    return fail_type_mismatch(first.type(), to_string(second));
  push_operand(first.is_known() ? first : second);
}

} // namespace ingot
