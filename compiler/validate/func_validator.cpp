#include "compiler/validate/func_validator.hpp"

#include "compiler/validate/describe.hpp"
#include "compiler/wasm/features.hpp"

#include <fmt/core.h>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ingot {

bool validate_function(ModuleContext& context, FunctionIndex function) {
  return FuncValidator(context, function).validate();
}

bool validate_constant_expression(ModuleContext& context, const Expression& expression, ValueType expected,
                                  std::size_t visible_globals, std::string_view subject) {
  return FuncValidator(context, expression, expected, visible_globals, subject).validate();
}

FuncValidator::FuncValidator(ModuleContext& context, FunctionIndex function)
    : context_(context), module_(context.module), function_(function),
      parameters_(type_of(module_, function).parameters), signature_(type_of(module_, function)),
      body_(&*module_.functions[function.value].body), reader_(body_->code, context.diagnostics) {}

FuncValidator::FuncValidator(ModuleContext& context, const Expression& expression, ValueType expected,
                             std::size_t visible_globals, std::string_view subject)
    : context_(context), module_(context.module), constant_({visible_globals, subject}), signature_(expected),
      reader_(expression, context.diagnostics) {}

bool FuncValidator::validate() {
  declare_locals();
  push_ctrl(Op::block, signature_, {}); // the parameters of the function are locals, not operands
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

void FuncValidator::validate_instruction() {
  const OpInfo& op = info(instruction_->op);
  note_feature(op.feature);
  if (constant_ && !check_constant())
    return;
  switch (op.chapter) {
  case OpChapter::tables:
    check_table_immediates();
    break;
  case OpChapter::memory:
  case OpChapter::atomics:
    check_memory_immediates();
    break;
  case OpChapter::simd:
    check_memory_immediates();
    check_lanes();
    break;
  default:
    break;
  }
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
  case OpChapter::exceptions:
    return validate_exception();
  case OpChapter::gc:
    return validate_aggregate();
  case OpChapter::numeric:
  case OpChapter::convert:
  case OpChapter::simd:
  case OpChapter::atomics:
    break;
  }
  // Every other row has a fixed signature (test/unit/op_table_test.cpp).
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

bool FuncValidator::check_index(std::size_t space_size, std::uint32_t index, std::string_view what) {
  if (index >= space_size)
    fail(diagnostic::unknown_index, what, index);
  return index < space_size;
}

bool FuncValidator::check_heap_type(HeapType type) {
  note_feature(feature_of(type));
  return type.kind != HeapKind::defined || check_index(module_.types.size(), type.index.value, "type");
}

bool FuncValidator::check_value_type(ValueType type) {
  note_feature(feature_of(type));
  return !type.is_reference() || check_heap_type(type.heap);
}

const FunctionType* FuncValidator::checked_function_type(std::uint32_t type) {
  if (!check_index(module_.types.size(), type, "type"))
    return nullptr;
  const FunctionType* const function = function_type_if(module_, TypeIndex(type));
  if (function == nullptr)
    fail(diagnostic::type_mismatch, fmt::format("type {} is not a function type ({})", type, op_text()));
  return function;
}

void FuncValidator::note_feature(Feature feature) {
  const std::size_t offset = instruction_ != nullptr ? instruction_->offset : reader_.offset();
  context_.features.note(feature, offset, [this] {
    return function_ ? describe(module_, *function_) : std::string(constant_->subject);
  });
}

} // namespace ingot
