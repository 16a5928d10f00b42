// References (spec: valid/instructions, reference).
#include "compiler/validate/func_validator.hpp"
#include "compiler/wasm/features.hpp"

#include <fmt/core.h>

#include <cassert>

namespace ingot {

void FuncValidator::validate_reference() {
  switch (instruction_->op) {
  case Op::ref_null:
    if (require_feature(feature_of(instruction_->heap_type), instruction_->offset))
      push_operand(ValueType{ValueKind::ref, true, instruction_->heap_type});
    return;
  case Op::ref_is_null: {
    const Operand operand = pop_operand();
    if (operand && !operand->is_reference())
      return fail(diagnostic::type_mismatch,
                  fmt::format("expected a reference, found {} (ref.is_null)", to_string(*operand)));
    return push_operand(i32_type);
  }
  case Op::ref_func:
    if (!check_index(module_.functions.size(), instruction_->index, "function"))
      return;
    if (!declared_functions_[instruction_->index])
      return fail(diagnostic::undeclared_reference, instruction_->index);
    return push_operand(funcref_type);
  default:
    assert(false && "reference instruction without a handler");
  }
}

} // namespace ingot
