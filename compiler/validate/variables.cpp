// Locals and globals (spec: valid/instructions, variable).
#include "compiler/validate/func_validator.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <optional>

namespace ingot {

std::optional<ValueType> FuncValidator::local_type(std::uint32_t local) {
  if (local < type_.parameters.size())
    return type_.parameters[local];
  const auto run = std::ranges::upper_bound(locals_, local, {}, &LocalRun::end);
  if (run == locals_.end()) {
    fail(diagnostic::unknown_index, "local", local);
    return std::nullopt;
  }
  return run->type;
}

void FuncValidator::validate_variable() {
  switch (instruction_->op) {
  case Op::local_get:
    if (const std::optional type = local_type(instruction_->index))
      push_operand(*type);
    return;
  case Op::local_set:
    if (const std::optional type = local_type(instruction_->index))
      pop_operand(*type);
    return;
  case Op::local_tee:
    if (const std::optional type = local_type(instruction_->index)) {
      pop_operand(*type);
      push_operand(*type);
    }
    return;
  case Op::global_get:
    if (check_index(module_.globals.size(), instruction_->index, "global"))
      push_operand(module_.globals[instruction_->index].type.value);
    return;
  case Op::global_set: {
    if (!check_index(module_.globals.size(), instruction_->index, "global"))
      return;
    const GlobalType& type = module_.globals[instruction_->index].type;
    if (!type.is_mutable)
      return fail(diagnostic::global_is_immutable, instruction_->index);
    pop_operand(type.value);
    return;
  }
  default:
    assert(false && "variable instruction without a handler");
  }
}

} // namespace ingot
