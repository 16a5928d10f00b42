#include "compiler/decode/sections.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ingot {

std::size_t imported_function_count(const Module& module) {
  std::size_t count = 0;
  for (const Import& import : module.imports)
    count += std::holds_alternative<FunctionIndex>(import.index) ? 1 : 0;
  return count;
}

namespace {

template <typename IndexType, typename Entry>
IndexType add_import(Cursor& section, std::vector<Entry>& space, Entry entry, std::string_view what,
                     std::uint64_t limit) {
  const IndexType index(static_cast<std::uint32_t>(space.size()));
  space.push_back(std::move(entry));
  if (space.size() > limit)
    section.fail(space.back().offset, diagnostic::limit_exceeded, what, space.size(), limit);
  return index;
}

ExternIndex read_import_type(Cursor& section, Module& module) {
  const std::size_t offset = section.offset();
  const std::uint8_t kind = section.read_u8();
  switch (kind) {
  case 0x00:
    return add_import<FunctionIndex>(section, module.functions, {TypeIndex(section.read_u32()), {}, offset},
                                     "functions", limits::functions);
  case 0x01:
    return add_import<TableIndex>(section, module.tables,
                                  {read_table_type(section, module.tables.size()), {}, offset}, "tables",
                                  limits::tables);
  case 0x02:
    return add_import<MemoryIndex>(section, module.memories,
                                   {read_memory_type(section, module.memories.size()), offset}, "memories",
                                   limits::memories);
  case 0x03:
    return add_import<GlobalIndex>(section, module.globals, {read_global_type(section), {}, offset},
                                   "globals", limits::globals);
  case 0x04:
    return add_import<TagIndex>(section, module.tags, {read_tag_type(section), offset}, "tags", limits::tags);
  default:
    section.fail(offset, diagnostic::malformed_import_kind, kind);
    return {};
  }
}

} // namespace

void decode_import_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "imports", limits::imports);
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    Import import;
    import.offset = section.offset();
    import.module = read_limited_name(section);
    import.name = read_limited_name(section);
    // The compact form: an empty name and a kind of its own, then many names for one module.
    if (const std::uint8_t kind = section.peek_u8(); import.name.empty() && (kind == 0x7E || kind == 0x7F))
      refuse(section, section.offset(), Feature::compact_imports, fmt::format("import {}", i));
    import.index = read_import_type(section, module);
    module.imports.push_back(import);
  }
}

void decode_export_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "exports", limits::exports);
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    Export entry;
    entry.offset = section.offset();
    entry.name = read_limited_name(section);
    const std::size_t kind_offset = section.offset();
    const std::uint8_t kind = section.read_u8();
    const std::uint32_t index = section.read_u32();
    switch (kind) {
    case 0x00:
      entry.index = FunctionIndex(index);
      break;
    case 0x01:
      entry.index = TableIndex(index);
      break;
    case 0x02:
      entry.index = MemoryIndex(index);
      break;
    case 0x03:
      entry.index = GlobalIndex(index);
      break;
    case 0x04:
      entry.index = TagIndex(index);
      break;
    default:
      section.fail(kind_offset, diagnostic::malformed_export_kind, kind);
      break;
    }
    module.exports.push_back(entry);
  }
}

void decode_start_section(Cursor& section, Module& module) {
  module.start_offset = section.offset();
  module.start = FunctionIndex(section.read_u32());
}

} // namespace ingot
