// Locals and globals (spec: valid/instructions, variable).
#include "compiler/validate/func_validator.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <optional>

namespace ingot {

void FuncValidator::declare_locals() {
  if (body_ == nullptr)
    return;
  // The decoder has bounded their number (limits::locals).
  auto end = static_cast<std::uint32_t>(parameters_.size());
  for (const LocalGroup& group : body_->locals) {
    if (group.type.is_reference() && group.type.heap.kind == HeapKind::defined &&
        group.type.heap.index.value >= module_.types.size())
      return fail(body_->offset, diagnostic::unknown_index, "type", group.type.heap.index.value);
    note_feature(feature_of(group.type));
    end += group.count;
    if (!group.type.is_defaultable()) {
      is_unset_.resize(end - group.count, false);
      is_unset_.resize(end, true);
    }
    locals_.push_back({end, group.type});
  }
}

std::optional<ValueType> FuncValidator::local_type(std::uint32_t local) {
  if (local < parameters_.size())
    return parameters_[local];
  const auto run = std::ranges::upper_bound(locals_, local, {}, &LocalRun::end);
  if (run == locals_.end()) {
    fail(diagnostic::unknown_index, "local", local);
    return std::nullopt;
  }
  return run->type;
}

void FuncValidator::initialize_local(std::uint32_t local) {
  if (local >= is_unset_.size() || !is_unset_[local])
    return;
  is_unset_[local] = false;
  initialized_.push_back(local);
}

void FuncValidator::validate_variable() {
  const std::uint32_t index = instruction_->index;
  switch (instruction_->op) {
  case Op::local_get:
    if (const std::optional type = local_type(index)) {
      if (index < is_unset_.size() && is_unset_[index])
        return fail(diagnostic::uninitialized_local, index);
      push_operand(*type);
    }
    return;
  case Op::local_set:
    if (const std::optional type = local_type(index)) {
      pop_operand(*type);
      initialize_local(index);
    }
    return;
  case Op::local_tee:
    if (const std::optional type = local_type(index)) {
      pop_operand(*type);
      initialize_local(index);
      push_operand(*type);
    }
    return;
  case Op::global_get:
    if (check_index(module_.globals.size(), index, "global"))
      push_operand(module_.globals[index].type.value);
    return;
  case Op::global_set: {
    if (!check_index(module_.globals.size(), index, "global"))
      return;
    const GlobalType& type = module_.globals[index].type;
    if (!type.is_mutable)
      return fail(diagnostic::global_is_immutable, index);
    pop_operand(type.value);
    return;
  }
  default:
    assert(false && "variable instruction without a handler");
  }
}

} // namespace ingot
