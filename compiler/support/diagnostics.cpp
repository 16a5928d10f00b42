#include "compiler/support/diagnostics.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>

namespace ingot {

std::string Diagnostics::render() const {
  std::string text;
  for (const Diagnostic& diagnostic : errors_)
    text += fmt::format("{}:0x{:x}: error: {}\n", file_name_, diagnostic.offset, diagnostic.message);
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
