#include "compiler/decode/instr_reader.hpp"

#include "compiler/decode/types.hpp"
#include "compiler/wasm/op_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace ingot {
namespace {

Op read_opcode(Cursor& cursor) {
  const std::size_t offset = cursor.offset();
  const std::uint8_t byte = cursor.read_u8();
  if (byte < 0xFB || byte == 0xFF) {
    if (const std::optional<Op> op = op_with_encoding(byte))
      return *op;
    cursor.fail(offset, diagnostic::illegal_opcode, fmt::format("0x{:02x}", byte));
    return Op::unreachable;
  }
  const std::uint32_t sub_opcode = cursor.read_u32();
  if (sub_opcode <= 0xFFFF) {
    if (const std::optional<Op> op = op_with_encoding(std::uint32_t{byte} << 16 | sub_opcode))
      return *op;
  }
  cursor.fail(offset, diagnostic::illegal_opcode, fmt::format("0x{:02x} 0x{:02x}", byte, sub_opcode));
  return Op::unreachable;
}

BlockType read_block_type(Cursor& cursor) {
  const std::uint8_t code = cursor.peek_u8();
  if (code == 0x40) {
    cursor.read_u8();
    return std::monostate{};
  }
  // A type index is a non-negative signed number; the one-byte negative ones are value types.
  if ((code & 0xC0) == 0x40)
    return read_value_type(cursor);
  const std::size_t offset = cursor.offset();
  const std::int64_t index = cursor.read_s33();
  if (index < 0)
    cursor.fail(offset, diagnostic::malformed_value_type, code);
  return TypeIndex(static_cast<std::uint32_t>(index));
}

MemoryArgument read_memory_argument(Cursor& cursor) {
  constexpr std::uint32_t has_memory_index = 0x40;
  MemoryArgument argument;
  const std::size_t offset = cursor.offset();
  const std::uint32_t flags = cursor.read_u32();
  if (flags >= 2 * has_memory_index)
    cursor.fail(offset, diagnostic::malformed_memarg, flags);
  argument.align_log2 = flags & ~has_memory_index;
  if ((flags & has_memory_index) != 0)
    argument.memory = cursor.read_u32();
  argument.offset = cursor.read_u64();
  return argument;
}

CatchClause read_catch_clause(Cursor& cursor) {
  CatchClause clause;
  const std::size_t offset = cursor.offset();
  const std::uint8_t kind = cursor.read_u8();
  if (kind > static_cast<std::uint8_t>(CatchClause::Kind::catch_all_ref)) {
    cursor.fail(offset, diagnostic::malformed_catch_kind, kind);
    return clause;
  }
  clause.kind = static_cast<CatchClause::Kind>(kind);
  if (clause.kind == CatchClause::Kind::catch_ || clause.kind == CatchClause::Kind::catch_ref)
    clause.tag = cursor.read_u32();
  clause.label = cursor.read_u32();
  return clause;
}

} // namespace

const Instruction& InstrReader::read() {
  instruction_.offset = cursor_.offset();
  instruction_.op = read_opcode(cursor_);
  if (cursor_.ok())
    read_immediates();
  if (indices_ != nullptr && cursor_.ok())
    map_indices(*indices_);
  return instruction_;
}

void InstrReader::read_immediates() {
  Instruction& instruction = instruction_;
  switch (info(instruction.op).immediates) {
  case Immediates::none:
    break;
  case Immediates::block_type:
    instruction.block = read_block_type(cursor_);
    break;
  case Immediates::try_table: {
    instruction.block = read_block_type(cursor_);
    catches_.clear();
    const std::uint32_t count = cursor_.read_u32();
    for (std::uint32_t i = 0; i < count && cursor_.ok(); ++i)
      catches_.push_back(read_catch_clause(cursor_));
    instruction.catches = catches_;
    break;
  }
  case Immediates::label:
  case Immediates::local:
  case Immediates::global:
  case Immediates::table:
  case Immediates::type:
  case Immediates::function:
  case Immediates::tag:
  case Immediates::element:
  case Immediates::data:
  case Immediates::memory:
    instruction.index = cursor_.read_u32();
    break;
  case Immediates::type_table:
  case Immediates::table_table:
  case Immediates::element_table:
  case Immediates::memory_memory:
  case Immediates::data_memory:
  case Immediates::type_field:
  case Immediates::type_count:
  case Immediates::type_data:
  case Immediates::type_element:
  case Immediates::type_type:
    instruction.index = cursor_.read_u32();
    instruction.index2 = cursor_.read_u32();
    break;
  case Immediates::br_table: {
    labels_.clear();
    const std::uint32_t count = cursor_.read_u32();
    for (std::uint32_t i = 0; i < count && cursor_.ok(); ++i)
      labels_.push_back(cursor_.read_u32());
    instruction.labels = labels_;
    instruction.index = cursor_.read_u32();
    break;
  }
  case Immediates::select_types: {
    types_.clear();
    const std::uint32_t count = cursor_.read_u32();
    for (std::uint32_t i = 0; i < count && cursor_.ok(); ++i)
      types_.push_back(read_value_type(cursor_));
    instruction.types = types_;
    break;
  }
  case Immediates::heap_type:
    instruction.heap_type = read_heap_type(cursor_);
    break;
  case Immediates::br_on_cast: {
    const std::size_t offset = cursor_.offset();
    instruction.cast_flags = cursor_.read_u8();
    if (instruction.cast_flags > 3)
      cursor_.fail(offset, diagnostic::malformed_cast_flags, instruction.cast_flags);
    instruction.index = cursor_.read_u32();
    instruction.heap_type = read_heap_type(cursor_);
    instruction.heap_type2 = read_heap_type(cursor_);
    break;
  }
  case Immediates::memarg:
    instruction.memarg = read_memory_argument(cursor_);
    break;
  case Immediates::memarg_lane:
    instruction.memarg = read_memory_argument(cursor_);
    instruction.lane = cursor_.read_u8();
    break;
  case Immediates::lane:
    instruction.lane = cursor_.read_u8();
    break;
  case Immediates::shuffle:
  case Immediates::v128:
    std::ranges::generate(instruction.lanes, [this] { return cursor_.read_u8(); });
    break;
  case Immediates::i32:
    instruction.bits = static_cast<std::uint32_t>(cursor_.read_s32());
    break;
  case Immediates::i64:
    instruction.bits = static_cast<std::uint64_t>(cursor_.read_s64());
    break;
  case Immediates::f32:
    instruction.bits = cursor_.read_fixed_u32();
    break;
  case Immediates::f64:
    instruction.bits = cursor_.read_fixed_u64();
    break;
  case Immediates::zero_byte: {
    const std::size_t offset = cursor_.offset();
    if (cursor_.read_u8() != 0)
      cursor_.fail(offset, diagnostic::zero_byte_expected);
    break;
  }
  }
}

} // namespace ingot
