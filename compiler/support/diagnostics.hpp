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
  std::size_t offset; // bytes from the start of the file, or of the first of several
  std::string message;
};

// Where the text or the byte that an offset means is.
struct FilePosition {
  std::string_view file_name;
  std::size_t offset;                  // in the file
  std::optional<TextPosition> in_text; // of a text
};

// Collects what is wrong with one input file, or with several that are thought to lie one behind the other,
// so that an offset says which is meant. Guest strings among the arguments must have passed escape().
class Diagnostics {
public:
  explicit Diagnostics(std::string file_name) { files_.push_back({std::move(file_name), 0, {}}); }

  // Takes over the file that `next` is about, which has no errors: its offsets are counted from `offset` on,
  // which is behind the last that the files so far can have.
  void append(Diagnostics&& next, std::size_t offset) {
    files_.push_back(std::move(next.files_.front()));
    files_.back().offset = offset;
  }

  template <typename... Arguments>
  void error(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
             std::type_identity_t<Arguments>... arguments) {
    errors_.push_back({format.kind, offset, fmt::format(format.format, std::move(arguments)...)});
  }

  bool has_errors() const { return !errors_.empty(); }
  const std::vector<Diagnostic>& errors() const { return errors_; }

  // For inputs that are not binary: where in the text is what has this offset in the last file. Then
  // positions are shown as `line:column`, and otherwise as `0x1a2`.
  using TextPositions = std::function<TextPosition(std::size_t offset)>;
  void show_positions_in_text(TextPositions positions) {
    files_.back().text_positions = std::move(positions);
  }

  FilePosition position(std::size_t offset) const;

  // One line for each error, `file.wasm:0x1a2: error: message`.
  std::string render() const;

private:
  struct File {
    std::string name;
    std::size_t offset; // of its first byte
    TextPositions text_positions;
  };

  std::vector<File> files_; // by offset; never empty
  std::vector<Diagnostic> errors_;
};

// The row's name, for tests that check the kind and not the wording.
std::string_view name_of(DiagnosticKind kind);

} // namespace ingot
