// Memory and atomics (spec: valid/instructions, memory; proposal threads).
#include "compiler/validate/func_validator.hpp"
#include "compiler/wasm/access_size.hpp"

#include <cassert>
#include <cstdint>
#include <limits>

namespace ingot {

ValueType FuncValidator::memory_address_type(std::uint32_t memory) const {
  return address_value_type(module_.memories[memory].type.limits.address_type);
}

void FuncValidator::check_memory_argument() {
  const MemoryArgument& argument = instruction_->memarg;
  if (!check_index(module_.memories.size(), argument.memory, "memory"))
    return;
  const std::uint32_t natural_alignment_log2 = access_size_log2(instruction_->op);
  if (argument.align_log2 > natural_alignment_log2)
    fail(diagnostic::alignment_too_large);
  else if (argument.align_log2 != natural_alignment_log2 &&
           info(instruction_->op).chapter == OpChapter::atomics)
    fail(diagnostic::atomic_alignment);
  if (memory_address_type(argument.memory) == i32_type &&
      argument.offset > std::numeric_limits<std::uint32_t>::max())
    fail(diagnostic::offset_out_of_range);
}

// One pass over the module must be able to check the index, and the data section comes after the code.
bool FuncValidator::check_data_index(std::uint32_t data) {
  if (module_.data_count)
    return check_index(*module_.data_count, data, "data segment");
  fail(diagnostic::data_count_required);
  return false;
}

void FuncValidator::check_memory_immediates() {
  const std::uint32_t index = instruction_->index;
  const std::uint32_t index2 = instruction_->index2;
  switch (info(instruction_->op).immediates) {
  case Immediates::memarg:
  case Immediates::memarg_lane:
    return check_memory_argument();
  case Immediates::memory:
    check_index(module_.memories.size(), index, "memory");
    return;
  case Immediates::memory_memory:
    if (check_index(module_.memories.size(), index, "memory"))
      check_index(module_.memories.size(), index2, "memory");
    return;
  case Immediates::data_memory:
    if (check_index(module_.memories.size(), index2, "memory"))
      check_data_index(index);
    return;
  case Immediates::data:
    check_data_index(index);
    return;
  default: // vector instructions and a fence that access no memory
    return;
  }
}

void FuncValidator::validate_memory() {
  switch (instruction_->op) {
  case Op::memory_copy: {
    // The length fits the smaller of the two address types.
    const ValueType destination = memory_address_type(instruction_->index);
    const ValueType source = memory_address_type(instruction_->index2);
    pop_operand(destination == i64_type ? source : destination);
    pop_operand(source);
    pop_operand(destination);
    return;
  }
  default:
    assert(false && "memory instruction without a handler");
  }
}

} // namespace ingot
