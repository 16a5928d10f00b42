// Memory (spec: valid/instructions, memory).
#include "compiler/validate/func_validator.hpp"

#include <cassert>
#include <cstdint>
#include <limits>

namespace ingot {
namespace {

// The logarithm of the number of bytes that a load or store accesses: the greatest alignment it may promise.
std::uint32_t natural_alignment_log2(Op op) {
  switch (op) {
  case Op::i32_load8_s:
  case Op::i32_load8_u:
  case Op::i64_load8_s:
  case Op::i64_load8_u:
  case Op::i32_store8:
  case Op::i64_store8:
    return 0;
  case Op::i32_load16_s:
  case Op::i32_load16_u:
  case Op::i64_load16_s:
  case Op::i64_load16_u:
  case Op::i32_store16:
  case Op::i64_store16:
    return 1;
  case Op::i32_load:
  case Op::f32_load:
  case Op::i64_load32_s:
  case Op::i64_load32_u:
  case Op::i32_store:
  case Op::f32_store:
  case Op::i64_store32:
    return 2;
  case Op::i64_load:
  case Op::f64_load:
  case Op::i64_store:
  case Op::f64_store:
    return 3;
  default:
    assert(false && "not a load or store");
    return 0;
  }
}

} // namespace

ValueType FuncValidator::memory_address_type(std::uint32_t memory) const {
  return address_value_type(module_.memories[memory].type.limits.address_type);
}

void FuncValidator::check_memory_immediates() {
  const std::uint32_t index = instruction_->index;
  const std::uint32_t index2 = instruction_->index2;
  switch (info(instruction_->op).immediates) {
  case Immediates::memarg: {
    const MemoryArgument& argument = instruction_->memarg;
    if (!check_index(module_.memories.size(), argument.memory, "memory"))
      return;
    if (argument.align_log2 > natural_alignment_log2(instruction_->op))
      fail(diagnostic::alignment_too_large);
    if (memory_address_type(argument.memory) == i32_type &&
        argument.offset > std::numeric_limits<std::uint32_t>::max())
      fail(diagnostic::offset_out_of_range);
    return;
  }
  case Immediates::memory:
    check_index(module_.memories.size(), index, "memory");
    return;
  case Immediates::memory_memory:
    if (check_index(module_.memories.size(), index, "memory"))
      check_index(module_.memories.size(), index2, "memory");
    return;
  case Immediates::data_memory:
    if (!check_index(module_.memories.size(), index2, "memory"))
      return;
    [[fallthrough]];
  case Immediates::data:
    // One pass over the module must be able to check the index, and the data section comes after the code.
    if (!module_.data_count)
      fail(diagnostic::data_count_required);
    else
      check_index(*module_.data_count, index, "data segment");
    return;
  default:
    assert(false && "immediates that no memory instruction has");
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
