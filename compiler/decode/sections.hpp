// One function for each section's contents (spec: binary/modules), and what they share. Each reads from a
// cursor that ends where the section ends and adds to the module; an error is left in the cursor.
#pragma once

#include "compiler/support/cursor.hpp"
#include "compiler/wasm/limits.hpp"
#include "compiler/wasm/module.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ingot {

void decode_custom_section(Cursor& section, Module& module);
void decode_type_section(Cursor& section, Module& module);
void decode_import_section(Cursor& section, Module& module);
void decode_function_section(Cursor& section, Module& module);
void decode_table_section(Cursor& section, Module& module);
void decode_memory_section(Cursor& section, Module& module);
void decode_tag_section(Cursor& section, Module& module);
void decode_global_section(Cursor& section, Module& module);
void decode_export_section(Cursor& section, Module& module);
void decode_start_section(Cursor& section, Module& module);
void decode_element_section(Cursor& section, Module& module);
void decode_data_count_section(Cursor& section, Module& module);
void decode_code_section(Cursor& section, Module& module);
void decode_data_section(Cursor& section, Module& module);

// The types of the four kinds that imports and sections have in common.
TableType read_table_type(Cursor& section);
MemoryType read_memory_type(Cursor& section);
GlobalType read_global_type(Cursor& section);
TypeIndex read_tag_type(Cursor& section);

// The number of imported functions, and so the index of the first one that has a body.
std::size_t imported_function_count(const Module& module);

// Reads the length of a vector of `what`, of which the module already has `present`. The count says nothing
// about how much follows, so callers grow their vectors as they read and never reserve by it.
inline std::uint32_t read_count(Cursor& section, std::string_view what, std::uint64_t limit,
                                std::uint64_t present = 0) {
  const std::size_t offset = section.offset();
  const std::uint32_t count = section.read_u32();
  if (present + count > limit)
    section.fail(offset, diagnostic::limit_exceeded, what, present + count, limit);
  return count;
}

// The name of an import or export.
inline std::string_view read_limited_name(Cursor& section) {
  const std::size_t offset = section.offset();
  const std::string_view name = section.read_name();
  if (name.size() > limits::name_size)
    section.fail(offset, diagnostic::limit_exceeded, "bytes in a name", name.size(), limits::name_size);
  return name;
}

} // namespace ingot
