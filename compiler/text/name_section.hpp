// The names that a text gives, for the name section (spec: appendix/custom, with the subsections of the
// extended-name-section proposal).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ingot::text {

using NameMap = std::vector<std::pair<std::uint32_t, std::string>>; // by increasing index

// Indices of the entries, and then names within each.
using IndirectNameMap = std::vector<std::pair<std::uint32_t, NameMap>>;

struct NameSection {
  // The ids of the subsections.
  enum Id : std::uint8_t {
    module_id = 0,
    functions_id = 1,
    locals_id = 2,
    labels_id = 3,
    types_id = 4,
    tables_id = 5,
    memories_id = 6,
    globals_id = 7,
    elements_id = 8,
    data_id = 9,
    fields_id = 10,
    tags_id = 11,
  };

  std::optional<std::string> module;
  NameMap functions;
  IndirectNameMap locals; // by function; parameters included
  IndirectNameMap labels; // by function; counted in the order in which the blocks open
  NameMap types;
  NameMap tables;
  NameMap memories;
  NameMap globals;
  NameMap elements;
  NameMap data;
  IndirectNameMap fields; // by type
  NameMap tags;

  // The contents of the custom section behind its own name; empty if there are no names.
  std::vector<std::uint8_t> encode() const;
};

} // namespace ingot::text
