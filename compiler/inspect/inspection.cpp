#include "compiler/inspect/inspection.hpp"

#include "compiler/decode/decode.hpp"
#include "compiler/support/cursor.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/wasi_functions.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ingot {

namespace {

constexpr std::uint8_t custom_id = 0;
constexpr std::uint8_t start_id = 8; // holds an index, where all others begin with a number of entries

// The module is well formed, so nothing here can fail.
std::vector<SectionSummary> find_sections(Bytes bytes) {
  Diagnostics unused{""};
  Cursor cursor(bytes, 0, unused);
  cursor.read_fixed_u64(); // magic and version
  std::vector<SectionSummary> sections;
  while (!cursor.at_end()) {
    const std::uint8_t id = cursor.read_u8();
    const std::uint32_t size = cursor.read_u32();
    Cursor section = cursor.read_window(size);
    SectionSummary summary{.name = section_name(id), .offset = section.offset(), .size = size};
    if (id == custom_id)
      summary.custom_name = section.read_name();
    else if (id != start_id)
      summary.count = section.read_u32();
    sections.push_back(summary);
  }
  return sections;
}

bool exports_function(const Module& module, std::string_view name) {
  return std::ranges::any_of(module.exports, [&](const Export& entry) {
    return entry.name == name && std::holds_alternative<FunctionIndex>(entry.index);
  });
}

ModuleKind find_kind(const Module& module) {
  if (exports_function(module, "_start"))
    return ModuleKind::command;
  return exports_function(module, "_initialize") ? ModuleKind::reactor : ModuleKind::library;
}

std::vector<Feature> list(const FeatureSet& set) {
  std::vector<Feature> features;
  for (std::size_t i = 0; i < feature_count; ++i)
    if (set[i] && static_cast<Feature>(i) != Feature::mvp)
      features.push_back(static_cast<Feature>(i));
  return features;
}

} // namespace

std::string_view name_of(ModuleKind kind) {
  switch (kind) {
  case ModuleKind::command:
    return "command";
  case ModuleKind::reactor:
    return "reactor";
  case ModuleKind::library:
    return "library";
  }
  return {};
}

Inspection inspect(std::string file_name, Bytes bytes, const ValidModule& module) {
  return {.file_name = std::move(file_name),
          .bytes = bytes,
          .module = module,
          .kind = find_kind(*module),
          .features = list(module.features()),
          .sections = find_sections(bytes),
          .grants = grant_requests(*module)};
}

bool is_known_import(const Import& import) {
  return std::holds_alternative<FunctionIndex>(import.index) &&
         find_wasi_function(import.module, import.name).has_value();
}

std::string_view kind_of(const ExternIndex& index) {
  struct Names {
    std::string_view operator()(FunctionIndex) const { return "function"; }
    std::string_view operator()(TableIndex) const { return "table"; }
    std::string_view operator()(MemoryIndex) const { return "memory"; }
    std::string_view operator()(GlobalIndex) const { return "global"; }
    std::string_view operator()(TagIndex) const { return "tag"; }
  };
  return std::visit(Names{}, index);
}

} // namespace ingot
