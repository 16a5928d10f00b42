#include "compiler/decode/sections.hpp"

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

// Makes an entry of the module's index space.
ExternIndex read_import_type(Cursor& section, Module& module) {
  const std::size_t offset = section.offset();
  const std::uint8_t kind = section.read_u8();
  switch (kind) {
  case 0x00:
    return add_import<FunctionIndex>(section, module.functions, {TypeIndex(section.read_u32()), {}, offset},
                                     "functions", limits::functions);
  case 0x01:
    return add_import<TableIndex>(section, module.tables, {read_table_type(section), {}, offset}, "tables",
                                  limits::tables);
  case 0x02:
    return add_import<MemoryIndex>(section, module.memories, {read_memory_type(section), offset}, "memories",
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

void skip_import_type(Cursor& section) {
  Module unused;
  read_import_type(section, unused);
}

// Two groups of imports from one module, written where the type of an import with an empty name would stand
// (proposal compact-import-section).
constexpr std::uint8_t group_with_types = 0x7F;  // names with a type each
constexpr std::uint8_t group_of_one_type = 0x7E; // a type, then names

// In a group of one type each name makes an entry of its own: the type is read again for each.
void read_import_group(Cursor& section, Module& module, std::string_view module_name) {
  const bool has_one_type = section.read_u8() == group_of_one_type;
  const Cursor at_type = section;
  if (has_one_type)
    skip_import_type(section);
  const std::uint32_t count = read_count(section, "imports", limits::imports, module.imports.size());
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    Import import;
    import.offset = section.offset();
    import.module = module_name;
    import.name = read_limited_name(section);
    Cursor type = at_type;
    import.index = read_import_type(has_one_type ? type : section, module);
    section.fail_with(type);
    module.imports.push_back(import);
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
    const std::uint8_t kind = section.peek_u8();
    if (import.name.empty() && (kind == group_with_types || kind == group_of_one_type)) {
      module.first_import_group = module.first_import_group.value_or(import.offset);
      read_import_group(section, module, import.module);
      continue;
    }
    import.index = read_import_type(section, module);
    module.imports.push_back(import);
    if (module.imports.size() > limits::imports)
      section.fail(import.offset, diagnostic::limit_exceeded, "imports", module.imports.size(),
                   limits::imports);
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
