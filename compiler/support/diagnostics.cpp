#include "compiler/support/diagnostics.hpp"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <string_view>

namespace ingot {

std::string Diagnostics::render() const {
  std::string text;
  for (const Diagnostic& diagnostic : errors_) {
    const std::optional<TextPosition> in_text = text_position(diagnostic.offset);
    const std::string position = in_text ? fmt::format("{}:{}", in_text->line, in_text->column)
                                         : fmt::format("0x{:x}", diagnostic.offset);
    text += fmt::format("{}:{}: error: {}\n", file_name_, position, diagnostic.message);
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
