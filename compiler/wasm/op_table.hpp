// What is known about each instruction: opcodes/*.def as data. Decoder, validator, lowering and tests are all
// driven by these rows; nothing about an instruction's form is written anywhere else.
#pragma once

#include "compiler/wasm/features.hpp"
#include "compiler/wasm/op.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ingot {

// What follows the opcode; decode/instr_reader.hpp says which members of Instruction each kind fills.
enum class Immediates : std::uint8_t {
  none,
  block_type,
  label,
  br_table,
  select_types,
  function,
  type,
  type_table, // call_indirect: type, then table
  local,
  global,
  table,
  table_table, // table.copy: destination, then source
  element,
  element_table, // table.init: element segment, then table
  tag,
  heap_type,
  memory,
  memory_memory, // memory.copy: destination, then source
  data,
  data_memory, // memory.init: data segment, then memory
  memarg,
  memarg_lane,
  lane,
  shuffle, // sixteen lanes
  i32,
  i64,
  f32,
  f64,
  v128,
  zero_byte, // atomic.fence
  try_table,
  type_field, // struct.get: type, then field
  type_count, // array.new_fixed: type, then number of elements
  type_data,
  type_element,
  type_type,  // array.copy: destination, then source
  br_on_cast, // flags, label, two heap types
};

// The chapter a row stands in; lower/ and validate/ have a file of the same name.
enum class OpChapter : std::uint8_t {
  control,
  calls,
  variables,
  tables,
  memory,
  numeric,
  convert,
  references,
  exceptions,
  gc,
  simd,
  atomics,
};

// A type in a fixed signature. `addr` is i32 or i64 by the memory or table that the immediates name.
enum class OperandType : std::uint8_t { i32, i64, f32, f64, v128, addr };

// The fixed operand and result types of an instruction: at most four operands and two results.
struct Signature {
  std::array<OperandType, 4> operands{};
  std::array<OperandType, 2> results{};
  std::uint8_t operand_count = 0;
  std::uint8_t result_count = 0;

  // Parses "i32 addr -> i64"; a mistake is an error when Ingot is compiled.
  consteval explicit Signature(std::string_view text);
};

struct OpInfo {
  std::string_view text;
  std::uint32_t encoding; // the opcode byte, or prefix byte << 16 | sub-opcode
  Immediates immediates;
  OpChapter chapter;
  Feature feature;
  std::optional<Signature> signature; // none: the types depend on immediates or context
};

const OpInfo& info(Op op);

// The instruction with this encoding, if there is one.
std::optional<Op> op_with_encoding(std::uint32_t encoding);

// The first row with this text, if there is one. Where several rows share a text, their immediates tell which
// one is meant.
std::optional<Op> op_with_text(std::string_view text);

} // namespace ingot
