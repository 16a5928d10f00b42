#include "compiler/decode/expressions.hpp"
#include "compiler/decode/sections.hpp"
#include "compiler/decode/types.hpp"

#include <cstddef>
#include <cstdint>

namespace ingot {
namespace {

// The bits of the byte before limits.
constexpr unsigned has_maximum = 0x01;
constexpr unsigned is_shared = 0x02;
constexpr unsigned is_64_bit = 0x04;
constexpr unsigned has_page_size = 0x08; // memories only

Limits read_limits(Cursor& section, unsigned flags) {
  Limits limits;
  limits.shared = (flags & is_shared) != 0;
  limits.address_type = (flags & is_64_bit) != 0 ? AddressType::i64 : AddressType::i32;
  // 64-bit numbers for both address types: validation says when one is too large for its own.
  limits.minimum = section.read_u64();
  if ((flags & has_maximum) != 0)
    limits.maximum = section.read_u64();
  return limits;
}

} // namespace

TableType read_table_type(Cursor& section) {
  TableType type;
  type.element = read_reference_type(section);
  const std::size_t offset = section.offset();
  const std::uint8_t flags = section.read_u8();
  if ((flags & ~(has_maximum | is_64_bit)) != 0)
    section.fail(offset, diagnostic::malformed_limits_flags, flags);
  type.limits = read_limits(section, flags);
  return type;
}

MemoryType read_memory_type(Cursor& section) {
  const std::size_t offset = section.offset();
  const std::uint8_t flags = section.read_u8();
  if (flags > (has_maximum | is_shared | is_64_bit | has_page_size))
    section.fail(offset, diagnostic::malformed_limits_flags, flags);
  MemoryType type{read_limits(section, flags)};
  if ((flags & has_page_size) != 0) {
    const std::size_t page_size_offset = section.offset();
    const std::uint32_t page_size_log2 = section.read_u32();
    // Validation says which sizes there are; this one is none at all.
    if (page_size_log2 >= 64)
      section.fail(page_size_offset, diagnostic::page_size_too_large, page_size_log2);
    type.page_size_log2 = static_cast<std::uint8_t>(page_size_log2);
  }
  return type;
}

GlobalType read_global_type(Cursor& section) {
  GlobalType type;
  type.value = read_value_type(section);
  const std::size_t offset = section.offset();
  const std::uint8_t mutability = section.read_u8();
  if (mutability > 1)
    section.fail(offset, diagnostic::malformed_mutability, mutability);
  type.is_mutable = mutability == 1;
  return type;
}

TypeIndex read_tag_type(Cursor& section) {
  const std::size_t offset = section.offset();
  const std::uint8_t attribute = section.read_u8();
  if (attribute != 0)
    section.fail(offset, diagnostic::malformed_tag_attribute, attribute);
  return TypeIndex(section.read_u32());
}

void decode_table_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "tables", limits::tables, module.tables.size());
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    Table table;
    table.offset = section.offset();
    // A table with an initial value starts with a byte that is no reference type, and a reserved zero byte.
    const bool has_initial = section.peek_u8() == 0x40;
    if (has_initial) {
      section.read_u8();
      if (const std::size_t offset = section.offset(); section.read_u8() != 0)
        section.fail(offset, diagnostic::zero_byte_expected);
    }
    table.type = read_table_type(section);
    if (has_initial)
      table.initial = read_expression(section);
    module.tables.push_back(table);
  }
}

void decode_memory_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "memories", limits::memories, module.memories.size());
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    const std::size_t offset = section.offset();
    module.memories.push_back({read_memory_type(section), offset});
  }
}

void decode_tag_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "tags", limits::tags, module.tags.size());
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    const std::size_t offset = section.offset();
    module.tags.push_back({read_tag_type(section), offset});
  }
}

void decode_global_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "globals", limits::globals, module.globals.size());
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    Global global;
    global.offset = section.offset();
    global.type = read_global_type(section);
    global.initial = read_expression(section);
    module.globals.push_back(global);
  }
}

} // namespace ingot
