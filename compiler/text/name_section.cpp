#include "compiler/text/name_section.hpp"

#include "compiler/support/byte_writer.hpp"

#include <cstdint>
#include <vector>

namespace ingot::text {
namespace {

// The ids of the subsections.
enum Subsection : std::uint8_t {
  module_name = 0,
  function_names = 1,
  local_names = 2,
  label_names = 3,
  type_names = 4,
  table_names = 5,
  memory_names = 6,
  global_names = 7,
  element_names = 8,
  data_names = 9,
  field_names = 10,
  tag_names = 11,
};

void write_subsection(ByteWriter& section, Subsection id, const ByteWriter& contents) {
  section.write_u8(id);
  section.write_unsigned(contents.size());
  section.write_bytes(contents.bytes());
}

void write_name_map(ByteWriter& writer, const NameMap& names) {
  writer.write_unsigned(names.size());
  for (const auto& [index, name] : names) {
    writer.write_unsigned(index);
    writer.write_name(name);
  }
}

void write_names(ByteWriter& section, Subsection id, const NameMap& names) {
  if (names.empty())
    return;
  ByteWriter contents;
  write_name_map(contents, names);
  write_subsection(section, id, contents);
}

void write_names(ByteWriter& section, Subsection id, const IndirectNameMap& entries) {
  if (entries.empty())
    return;
  ByteWriter contents;
  contents.write_unsigned(entries.size());
  for (const auto& [index, names] : entries) {
    contents.write_unsigned(index);
    write_name_map(contents, names);
  }
  write_subsection(section, id, contents);
}

} // namespace

std::vector<std::uint8_t> NameSection::encode() const {
  ByteWriter section;
  if (module) {
    ByteWriter contents;
    contents.write_name(*module);
    write_subsection(section, module_name, contents);
  }
  write_names(section, function_names, functions);
  write_names(section, local_names, locals);
  write_names(section, label_names, labels);
  write_names(section, type_names, types);
  write_names(section, table_names, tables);
  write_names(section, memory_names, memories);
  write_names(section, global_names, globals);
  write_names(section, element_names, elements);
  write_names(section, data_names, data);
  write_names(section, field_names, fields);
  write_names(section, tag_names, tags);
  return section.take();
}

} // namespace ingot::text
