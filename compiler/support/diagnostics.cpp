#include "compiler/support/diagnostics.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace ingot {

std::string Diagnostics::position(std::size_t offset) const {
  const File& file = *std::prev(std::ranges::upper_bound(files_, offset, {}, &File::offset));
  const std::size_t in_file = offset - file.offset;
  return fmt::format("{}:{}", file.name,
                     file.position_text ? file.position_text(in_file) : fmt::format("0x{:x}", in_file));
}

std::string Diagnostics::render() const {
  std::string text;
  for (const Diagnostic& diagnostic : errors_)
    text += fmt::format("{}: error: {}\n", position(diagnostic.offset), diagnostic.message);
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
