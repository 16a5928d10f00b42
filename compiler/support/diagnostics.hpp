// Diagnostics about the input module. Bad input is never an abort: a stage that finds it records a
// diagnostic here and returns nothing. Each message is one row of diagnostics.def, whose arguments fmt checks
// when Ingot is compiled.
#pragma once

#include "compiler/support/text_position.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ingot {

enum class DiagnosticKind : std::uint8_t {
#define DIAGNOSTIC(name, ...) name,
#include "compiler/support/diagnostics.def"
};

// A kind together with its format, typed by the arguments that format takes.
template <typename... Arguments>
struct DiagnosticFormat {
  DiagnosticKind kind;
  fmt::format_string<Arguments...> format;
};

namespace diagnostic {
#define DIAGNOSTIC(name, format_text, ...)                                                                   \
  inline constexpr DiagnosticFormat<__VA_ARGS__> name{DiagnosticKind::name, format_text};
#include "compiler/support/diagnostics.def"
} // namespace diagnostic

struct Diagnostic {
  DiagnosticKind kind;
  std::size_t offset; // bytes from the start of the file
  std::string message;
};

// Collects what is wrong with one input file. Guest strings among the arguments must have passed escape().
class Diagnostics {
public:
  explicit Diagnostics(std::string file_name) : file_name_(std::move(file_name)) {}

  template <typename... Arguments>
  void error(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
             std::type_identity_t<Arguments>... arguments) {
    errors_.push_back({format.kind, offset, fmt::format(format.format, std::move(arguments)...)});
  }

  const std::string& file_name() const { return file_name_; }
  bool has_errors() const { return !errors_.empty(); }
  const std::vector<Diagnostic>& errors() const { return errors_; }

  // For inputs that are not binary: where in the text is what has this offset. Then positions are shown as
  // `line:column`, and otherwise as `0x1a2`.
  using TextPositions = std::function<TextPosition(std::size_t offset)>;
  void show_positions_in_text(TextPositions positions) { text_positions_ = std::move(positions); }

  // Nothing if the input is binary.
  std::optional<TextPosition> text_position(std::size_t offset) const {
    return text_positions_ ? std::optional(text_positions_(offset)) : std::nullopt;
  }

  // One line for each error, `file.wasm:0x1a2: error: message`.
  std::string render() const;

private:
  std::string file_name_;
  std::vector<Diagnostic> errors_;
  TextPositions text_positions_;
};

// The row's name, for tests that check the kind and not the wording.
std::string_view name_of(DiagnosticKind kind);

} // namespace ingot
