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
