// The operand and control stacks (spec: appendix/algorithm, data structures).
#include "compiler/validate/func_validator.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace ingot {

void FuncValidator::push_operands(std::span<const ValueType> types) {
  operands_.insert(operands_.end(), types.begin(), types.end());
}

bool FuncValidator::operand_matches(Operand operand, ValueType expected) const {
  if (operand.is_known())
    return operand.type() == expected || is_match(operand.type(), expected);
  return operand.is_unknown() || expected.is_reference();
}

Operand FuncValidator::pop_operand() {
  if (available_operands() == 0) {
    if (!controls_.back().unreachable)
      fail(diagnostic::type_mismatch, fmt::format("expected an operand, found nothing ({})", op_text()));
    return Operand::unknown();
  }
  const Operand operand = operands_.back();
  operands_.pop_back();
  return operand;
}

void FuncValidator::pop_operand(ValueType expected) {
  if (available_operands() == 0 && !controls_.back().unreachable)
    return fail_type_mismatch(expected, "nothing");
  const Operand operand = pop_operand();
  if (!operand_matches(operand, expected))
    fail_type_mismatch(expected, to_string(operand));
}

Operand FuncValidator::pop_reference() {
  const Operand operand = pop_operand();
  if (operand.is_unknown())
    return Operand::unknown_reference();
  if (!operand.is_reference()) {
    fail(diagnostic::type_mismatch,
         fmt::format("expected a reference, found {} ({})", to_string(operand), op_text()));
    return Operand::unknown_reference();
  }
  return operand;
}

void FuncValidator::check_operands(std::span<const ValueType> expected) {
  const std::size_t available = available_operands();
  const std::size_t compared = std::min(expected.size(), available);
  // From the top of the stack downwards.
  for (std::size_t i = 1; i <= compared; ++i) {
    const Operand operand = operands_[operands_.size() - i];
    const ValueType wanted = expected[expected.size() - i];
    if (!operand_matches(operand, wanted))
      return fail_type_mismatch(wanted, to_string(operand));
  }
  if (expected.size() > available && !controls_.back().unreachable)
    fail_type_mismatch(expected[expected.size() - available - 1], "nothing");
}

void FuncValidator::pop_operands(std::span<const ValueType> expected) {
  check_operands(expected);
  operands_.resize(operands_.size() - std::min(expected.size(), available_operands()), Operand::unknown());
}

void FuncValidator::push_ctrl(Op op, const BlockSignature& signature, std::span<const ValueType> operands) {
  controls_.push_back({op, signature, operands_.size(), initialized_.size()});
  push_operands(operands);
}

FuncValidator::ControlFrame FuncValidator::pop_ctrl() {
  const ControlFrame frame = controls_.back();
  pop_operands(frame.signature.results());
  if (operands_.size() != frame.height)
    fail(diagnostic::type_mismatch, fmt::format("{} values too many at the end of a block ({})",
                                                operands_.size() - frame.height, op_text()));
  for (; initialized_.size() > frame.initialized; initialized_.pop_back())
    is_unset_[initialized_.back()] = true;
  controls_.pop_back();
  return frame;
}

void FuncValidator::unreachable() {
  ControlFrame& frame = controls_.back();
  operands_.resize(frame.height, Operand::unknown());
  frame.unreachable = true;
}

void FuncValidator::fail_type_mismatch(ValueType expected, std::string_view found) {
  fail(diagnostic::type_mismatch,
       fmt::format("expected {}, found {} ({})", to_string(expected), found, op_text()));
}

} // namespace ingot
