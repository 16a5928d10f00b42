#include "compiler/support/diagnostics.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace ingot {

FilePosition Diagnostics::position(std::size_t offset) const {
  const File& file = *std::prev(std::ranges::upper_bound(files_, offset, {}, &File::offset));
  const std::size_t in_file = offset - file.offset;
  return {.file_name = file.name,
          .offset = in_file,
          .in_text = file.text_positions ? std::optional(file.text_positions(in_file)) : std::nullopt};
}

std::string Diagnostics::render() const {
  std::string text;
  for (const Diagnostic& diagnostic : errors_) {
    const FilePosition place = position(diagnostic.offset);
    const std::string text_of_place = place.in_text
                                          ? fmt::format("{}:{}", place.in_text->line, place.in_text->column)
                                          : fmt::format("0x{:x}", place.offset);
    text += fmt::format("{}:{}: error: {}\n", place.file_name, text_of_place, diagnostic.message);
  }
  return text;
}

std::string_view name_of(DiagnosticKind kind) {
  switch (kind) {
#define DIAGNOSTIC(name, ...)                                                                                \
  case DiagnosticKind::name:                                                                                 \
    return #name;
#include "compiler/support/diagnostics.def"
  }
  return "";
}

} // namespace ingot
