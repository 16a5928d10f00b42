#include "compiler/text/printed_names.hpp"

#include "compiler/support/cursor.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/name_section.hpp"
#include "compiler/text/strings.hpp"
#include "compiler/wasm/module.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace ingot::text {
namespace {

NameMap read_name_map(Cursor& cursor) {
  NameMap names;
  const std::uint32_t count = cursor.read_u32();
  for (std::uint32_t i = 0; i < count && cursor.ok(); ++i) {
    const std::uint32_t index = cursor.read_u32();
    names.emplace_back(index, std::string(cursor.read_name()));
  }
  return names;
}

IndirectNameMap read_indirect_name_map(Cursor& cursor) {
  IndirectNameMap maps;
  const std::uint32_t count = cursor.read_u32();
  for (std::uint32_t i = 0; i < count && cursor.ok(); ++i) {
    const std::uint32_t index = cursor.read_u32();
    maps.emplace_back(index, read_name_map(cursor));
  }
  return maps;
}

void read_subsection(std::uint8_t id, Cursor& cursor, NameSection& names) {
  switch (id) {
  case NameSection::module_id:
    names.module = cursor.read_name();
    break;
  case NameSection::functions_id:
    names.functions = read_name_map(cursor);
    break;
  case NameSection::locals_id:
    names.locals = read_indirect_name_map(cursor);
    break;
  case NameSection::labels_id:
    names.labels = read_indirect_name_map(cursor);
    break;
  case NameSection::types_id:
    names.types = read_name_map(cursor);
    break;
  case NameSection::tables_id:
    names.tables = read_name_map(cursor);
    break;
  case NameSection::memories_id:
    names.memories = read_name_map(cursor);
    break;
  case NameSection::globals_id:
    names.globals = read_name_map(cursor);
    break;
  case NameSection::elements_id:
    names.elements = read_name_map(cursor);
    break;
  case NameSection::data_id:
    names.data = read_name_map(cursor);
    break;
  case NameSection::fields_id:
    names.fields = read_indirect_name_map(cursor);
    break;
  case NameSection::tags_id:
    names.tags = read_name_map(cursor);
    break;
  default:
    cursor.read_bytes(cursor.remaining());
    break;
  }
}

std::unordered_map<std::uint32_t, PrintedNames> print_names(const IndirectNameMap& maps) {
  std::unordered_map<std::uint32_t, PrintedNames> result;
  for (const auto& [index, names] : maps)
    result.try_emplace(index, names);
  return result;
}

} // namespace

std::optional<NameSection> read_name_section(const Module& module) {
  const auto section = std::ranges::find(module.custom_sections, "name", &CustomSection::name);
  if (section == module.custom_sections.end())
    return std::nullopt;
  Diagnostics ignored{""};
  Cursor cursor(section->bytes, section->offset, ignored);
  NameSection names;
  while (!cursor.at_end()) {
    const std::uint8_t id = cursor.read_u8();
    Cursor subsection = cursor.read_window(cursor.read_u32());
    read_subsection(id, subsection, names);
    if (!subsection.ok() || !subsection.at_end())
      return std::nullopt;
  }
  return cursor.ok() ? std::optional(std::move(names)) : std::nullopt;
}

std::string identifier_of(std::string_view name) {
  return std::ranges::all_of(name, is_id_character) ? fmt::format("${}", name)
                                                    : "$" + encode_string(name, true);
}

PrintedNames::PrintedNames(const NameMap& names) {
  std::unordered_set<std::string_view> taken;
  for (const auto& [index, name] : names) {
    if (name.empty() || bindings_.contains(index))
      continue;
    if (taken.insert(name).second) {
      const std::string identifier = identifier_of(name);
      identifiers_.emplace(index, identifier);
      bindings_.emplace(index, " " + identifier);
    } else {
      bindings_.emplace(index, fmt::format(" (@name {})", encode_string(name, true)));
    }
  }
}

std::string PrintedNames::reference(std::uint32_t index) const {
  const auto found = identifiers_.find(index);
  return found == identifiers_.end() ? std::to_string(index) : found->second;
}

std::string PrintedNames::binding(std::uint32_t index) const {
  const auto found = bindings_.find(index);
  return found == bindings_.end() ? std::string() : found->second;
}

ModuleNames::ModuleNames(const NameSection& section)
    : functions(section.functions), types(section.types), tables(section.tables), memories(section.memories),
      globals(section.globals), elements(section.elements), data(section.data), tags(section.tags),
      locals(print_names(section.locals)), fields(print_names(section.fields)) {
  for (const auto& [function, names] : section.labels) {
    for (const auto& [label, name] : names) {
      if (!name.empty())
        labels[function].try_emplace(label, name);
    }
  }
}

} // namespace ingot::text
