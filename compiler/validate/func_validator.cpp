#include "compiler/validate/func_validator.hpp"

#include "compiler/validate/describe.hpp"
#include "compiler/wasm/features.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ingot {

bool validate_function(const Module& module, const std::vector<bool>& declared_functions,
                       FunctionIndex function, Diagnostics& diagnostics) {
  return FuncValidator(module, declared_functions, function, diagnostics).validate();
}

FuncValidator::FuncValidator(const Module& module, const std::vector<bool>& declared_functions,
                             FunctionIndex function, Diagnostics& diagnostics)
    : module_(module), declared_functions_(declared_functions), function_(function),
      type_(type_of(module, function)), body_(*module.functions[function.value].body),
      diagnostics_(diagnostics), reader_(body_.code, diagnostics) {}

bool FuncValidator::validate() {
  declare_locals();
  push_ctrl(Op::block, BlockSignature(type_));
  // The parameters of the function are locals, not operands.
  operands_.clear();
  while (ok_ && !controls_.empty()) {
    if (reader_.at_end()) {
      fail(reader_.offset(), diagnostic::end_expected);
      break;
    }
    instruction_ = &reader_.read();
    if (!reader_.ok())
      return false;
    validate_instruction();
  }
  if (ok_ && !reader_.at_end())
    fail(reader_.offset(), diagnostic::section_size_mismatch);
  return ok_;
}

void FuncValidator::declare_locals() {
  // The decoder has bounded their number (limits::locals).
  auto end = static_cast<std::uint32_t>(type_.parameters.size());
  for (const LocalGroup& group : body_.locals) {
    if (!require_feature(feature_of(group.type), body_.code.offset))
      return;
    end += group.count;
    locals_.push_back({end, group.type});
  }
}

void FuncValidator::validate_instruction() {
  const OpInfo& op = info(instruction_->op);
  if (!require_feature(op.feature, instruction_->offset))
    return;
  if (op.chapter == OpChapter::memory)
    check_memory_immediates();
  else if (op.chapter == OpChapter::tables)
    check_table_immediates();
  if (!ok_)
    return;
  if (op.signature)
    return apply_signature(*op.signature);

  switch (op.chapter) {
  case OpChapter::control:
    return validate_control();
  case OpChapter::calls:
    return validate_call();
  case OpChapter::variables:
    return validate_variable();
  case OpChapter::tables:
    return validate_table();
  case OpChapter::memory:
    return validate_memory();
  case OpChapter::references:
    return validate_reference();
  case OpChapter::numeric:
  case OpChapter::convert:
  case OpChapter::exceptions:
  case OpChapter::gc:
  case OpChapter::simd:
  case OpChapter::atomics:
    break;
  }
  // Every other row has a fixed signature or a feature that is not compiled (test/unit/op_table_test.cpp).
  assert(false && "no handler for the instruction");
}

void FuncValidator::apply_signature(const Signature& signature) {
  for (unsigned i = signature.operand_count; i > 0; --i)
    pop_operand(value_type_of(signature.operands[i - 1]));
  for (unsigned i = 0; i < signature.result_count; ++i)
    push_operand(value_type_of(signature.results[i]));
}

ValueType FuncValidator::value_type_of(OperandType type) const {
  switch (type) {
  case OperandType::i32:
    return i32_type;
  case OperandType::i64:
    return i64_type;
  case OperandType::f32:
    return f32_type;
  case OperandType::f64:
    return f64_type;
  case OperandType::v128:
    return v128_type;
  case OperandType::addr:
    return address_type();
  }
  return i32_type;
}

ValueType FuncValidator::address_type() const {
  switch (info(instruction_->op).immediates) {
  case Immediates::memarg:
  case Immediates::memarg_lane:
    return memory_address_type(instruction_->memarg.memory);
  case Immediates::memory:
    return memory_address_type(instruction_->index);
  case Immediates::data_memory:
    return memory_address_type(instruction_->index2);
  case Immediates::table:
    return table_address_type(instruction_->index);
  case Immediates::element_table:
  case Immediates::type_table:
    return table_address_type(instruction_->index2);
  default:
    return i32_type;
  }
}

void FuncValidator::push_operands(std::span<const ValueType> types) {
  operands_.insert(operands_.end(), types.begin(), types.end());
}

FuncValidator::Operand FuncValidator::pop_operand() {
  const ControlFrame& frame = controls_.back();
  if (operands_.size() == frame.height) {
    if (!frame.unreachable)
      fail(diagnostic::type_mismatch, fmt::format("expected an operand, found nothing ({})", op_text()));
    return unknown;
  }
  const Operand operand = operands_.back();
  operands_.pop_back();
  return operand;
}

FuncValidator::Operand FuncValidator::pop_operand(ValueType expected) {
  const ControlFrame& frame = controls_.back();
  if (operands_.size() == frame.height && !frame.unreachable) {
    fail_type_mismatch(expected, "nothing");
    return unknown;
  }
  const Operand operand = pop_operand();
  if (operand && *operand != expected)
    fail_type_mismatch(expected, to_string(*operand));
  return operand;
}

void FuncValidator::check_operands(std::span<const ValueType> expected) {
  const ControlFrame& frame = controls_.back();
  const std::size_t available = operands_.size() - frame.height;
  const std::size_t compared = std::min(expected.size(), available);
  // From the top of the stack downwards.
  for (std::size_t i = 1; i <= compared; ++i) {
    const Operand& operand = operands_[operands_.size() - i];
    const ValueType& wanted = expected[expected.size() - i];
    if (operand && *operand != wanted)
      return fail_type_mismatch(wanted, to_string(*operand));
  }
  if (expected.size() > available && !frame.unreachable)
    fail_type_mismatch(expected[expected.size() - available - 1], "nothing");
}

void FuncValidator::pop_operands(std::span<const ValueType> expected) {
  check_operands(expected);
  const std::size_t available = operands_.size() - controls_.back().height;
  operands_.resize(operands_.size() - std::min(expected.size(), available));
}

void FuncValidator::push_ctrl(Op op, const BlockSignature& signature) {
  controls_.push_back({op, signature, operands_.size()});
  push_operands(signature.parameters());
}

FuncValidator::ControlFrame FuncValidator::pop_ctrl() {
  const ControlFrame frame = controls_.back();
  pop_operands(frame.signature.results());
  if (operands_.size() != frame.height)
    fail(diagnostic::type_mismatch, fmt::format("{} values too many at the end of a block ({})",
                                                operands_.size() - frame.height, op_text()));
  controls_.pop_back();
  return frame;
}

void FuncValidator::unreachable() {
  ControlFrame& frame = controls_.back();
  operands_.resize(frame.height);
  frame.unreachable = true;
}

bool FuncValidator::check_index(std::size_t space_size, std::uint32_t index, std::string_view what) {
  if (index >= space_size)
    fail(diagnostic::unknown_index, what, index);
  return index < space_size;
}

bool FuncValidator::require_feature(Feature feature, std::size_t offset) {
  if (is_compiled(feature))
    return true;
  fail(offset, diagnostic::unsupported_feature, text_of(feature), describe(module_, function_));
  return false;
}

void FuncValidator::fail_type_mismatch(ValueType expected, std::string_view found) {
  fail(diagnostic::type_mismatch,
       fmt::format("expected {}, found {} ({})", to_string(expected), found, op_text()));
}

} // namespace ingot
