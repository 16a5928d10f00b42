#include "compiler/text/name_section.hpp"

#include "compiler/support/byte_writer.hpp"

#include <cstdint>
#include <vector>

namespace ingot::text {
namespace {

void write_subsection(ByteWriter& section, NameSection::Id id, const ByteWriter& contents) {
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

void write_names(ByteWriter& section, NameSection::Id id, const NameMap& names) {
  if (names.empty())
    return;
  ByteWriter contents;
  write_name_map(contents, names);
  write_subsection(section, id, contents);
}

void write_names(ByteWriter& section, NameSection::Id id, const IndirectNameMap& entries) {
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
    write_subsection(section, module_id, contents);
  }
  write_names(section, functions_id, functions);
  write_names(section, locals_id, locals);
  write_names(section, labels_id, labels);
  write_names(section, types_id, types);
  write_names(section, tables_id, tables);
  write_names(section, memories_id, memories);
  write_names(section, globals_id, globals);
  write_names(section, elements_id, elements);
  write_names(section, data_id, data);
  write_names(section, fields_id, fields);
  write_names(section, tags_id, tags);
  return section.take();
}

} // namespace ingot::text
