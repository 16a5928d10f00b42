#include "compiler/validate/const_expr.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/wasm/features.hpp"
#include "compiler/wasm/op_table.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

namespace ingot {
namespace {

class ConstExprValidator {
public:
  ConstExprValidator(const ConstExprContext& context, const Expression& expression, std::string_view subject)
      : context_(context), reader_(expression, context.diagnostics), subject_(subject) {}

  bool validate(ValueType expected);

private:
  void validate_instruction(const Instruction& instruction);
  void push_global(const Instruction& instruction);
  void push_function_reference(const Instruction& instruction);
  void push(ValueType type) { stack_.push_back(type); }
  void pop(ValueType expected, const Instruction& instruction);

  template <typename... Arguments>
  void fail(const Instruction& instruction, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    if (ok_)
      context_.diagnostics.error(instruction.offset, format, std::move(arguments)...);
    ok_ = false;
  }
  void not_constant(const Instruction& instruction, std::string_view what) {
    fail(instruction, diagnostic::constant_expression, what);
  }

  const ConstExprContext& context_;
  InstrReader reader_;
  std::string_view subject_;
  std::vector<ValueType> stack_;
  bool ok_ = true;
};

bool ConstExprValidator::validate(ValueType expected) {
  while (ok_) {
    const Instruction& instruction = reader_.read();
    if (!reader_.ok())
      return false;
    if (instruction.op == Op::end) {
      pop(expected, instruction);
      if (!stack_.empty())
        fail(instruction, diagnostic::type_mismatch,
             fmt::format("{} values too many at the end of a constant expression", stack_.size()));
      return ok_;
    }
    validate_instruction(instruction);
  }
  return false;
}

void ConstExprValidator::validate_instruction(const Instruction& instruction) {
  const OpInfo& op = info(instruction.op);
  if (!is_compiled(op.feature))
    return fail(instruction, diagnostic::unsupported_feature, text_of(op.feature), std::string(subject_));
  switch (instruction.op) {
  case Op::i32_const:
    return push(i32_type);
  case Op::i64_const:
    return push(i64_type);
  case Op::f32_const:
    return push(f32_type);
  case Op::f64_const:
    return push(f64_type);
  case Op::i32_add:
  case Op::i32_sub:
  case Op::i32_mul:
    pop(i32_type, instruction);
    pop(i32_type, instruction);
    return push(i32_type);
  case Op::i64_add:
  case Op::i64_sub:
  case Op::i64_mul:
    pop(i64_type, instruction);
    pop(i64_type, instruction);
    return push(i64_type);
  case Op::global_get:
    return push_global(instruction);
  case Op::ref_null:
    if (const Feature feature = feature_of(instruction.heap_type); !is_compiled(feature))
      return fail(instruction, diagnostic::unsupported_feature, text_of(feature), std::string(subject_));
    return push({ValueKind::ref, true, instruction.heap_type});
  case Op::ref_func:
    return push_function_reference(instruction);
  default:
    return not_constant(instruction, op.text);
  }
}

void ConstExprValidator::push_global(const Instruction& instruction) {
  if (instruction.index >= context_.visible_globals)
    return fail(instruction, diagnostic::unknown_index, "global", instruction.index);
  const GlobalType& type = context_.module.globals[instruction.index].type;
  if (type.is_mutable)
    return not_constant(instruction, "global.get of a mutable global");
  push(type.value);
}

void ConstExprValidator::push_function_reference(const Instruction& instruction) {
  if (instruction.index >= context_.module.functions.size())
    return fail(instruction, diagnostic::unknown_index, "function", instruction.index);
  context_.declared_functions[instruction.index] = true;
  push(funcref_type);
}

void ConstExprValidator::pop(ValueType expected, const Instruction& instruction) {
  if (stack_.empty())
    return fail(
        instruction, diagnostic::type_mismatch,
        fmt::format("expected {}, found nothing ({})", to_string(expected), info(instruction.op).text));
  const ValueType found = stack_.back();
  stack_.pop_back();
  if (found != expected)
    fail(instruction, diagnostic::type_mismatch,
         fmt::format("expected {}, found {} ({})", to_string(expected), to_string(found),
                     info(instruction.op).text));
}

} // namespace

bool validate_const_expr(const ConstExprContext& context, const Expression& expression, ValueType expected,
                         std::string_view subject) {
  return ConstExprValidator(context, expression, subject).validate(expected);
}

} // namespace ingot
