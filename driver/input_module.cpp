#include "driver/input_module.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/result.hpp"
#include "compiler/text/assemble.hpp"
#include "compiler/text/source_map.hpp"
#include "driver/input_file.hpp"
#include "driver/messages.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::driver {

namespace {

std::string_view as_text(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

// By the name, or by how it begins: text with a form, a comment or space (spec: text/lexical), a binary with
// a zero byte.
bool is_text(const std::string& path, std::string_view contents) {
  if (contents.starts_with(std::string_view("\0asm", 4)))
    return false;
  if (path.ends_with(".wat"))
    return true;
  const std::size_t first = contents.find_first_not_of(" \t\n\r");
  return first != std::string_view::npos && (contents[first] == '(' || contents.substr(first, 2) == ";;");
}

// However the two are spelled. Not for pipes and devices: /dev/tty may well be both.
bool are_same_file(const std::string& first, const std::string& second) {
  struct stat one{};
  struct stat two{};
  return first != "-" && second != "-" && ::stat(first.c_str(), &one) == 0 &&
         ::stat(second.c_str(), &two) == 0 && S_ISREG(one.st_mode) && one.st_dev == two.st_dev &&
         one.st_ino == two.st_ino;
}

} // namespace

std::variant<std::vector<std::uint8_t>, int> read_module(const std::string& path, Diagnostics& diagnostics) {
  Result<std::vector<std::uint8_t>> input = read_input(path);
  if (!input)
    return report_failure(input.failure());
  const std::string_view text = as_text(*input);
  if (!is_text(path, text))
    return std::move(*input);

  LineIndex lines(text);
  std::optional<AssembledModule> module = assemble(text, diagnostics);
  if (!module) {
    diagnostics.show_positions_in_text(
        [lines = std::move(lines)](std::size_t offset) { return lines.position(offset); });
    return report_input(diagnostics);
  }
  diagnostics.show_positions_in_text(
      [lines = std::move(lines), map = std::move(module->map)](std::size_t offset) {
        return lines.position(map.text_offset(offset));
      });
  return std::move(module->bytes);
}

std::optional<int> check_output(const std::string& input_path, const std::string& output_path) {
  if (!are_same_file(input_path, output_path))
    return std::nullopt;
  return report_usage(
      fmt::format("the output '{}' would replace the input; use -o", display_name(output_path)));
}

} // namespace ingot::driver
