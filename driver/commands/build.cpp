#include "driver/commands/build.hpp"

#include "compiler/pipeline.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"
#include "driver/input_file.hpp"
#include "driver/messages.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::driver {

std::variant<MemoryFile, int> build(const std::string& input_path, pipeline::Options options) {
  const Result<std::vector<std::uint8_t>> input = read_input(input_path);
  if (!input)
    return report_failure(input.failure());
  Diagnostics diagnostics(display_name(input_path));
  if (is_text_format(input_path, *input)) {
    diagnostics.error(0, diagnostic::text_format);
    return report_input(diagnostics);
  }
  options.input = *input;
  Result<MemoryFile> product = pipeline::compile(options, diagnostics);
  if (diagnostics.has_errors())
    return report_input(diagnostics);
  if (!product)
    return report_failure(product.failure());
  return std::move(*product);
}

} // namespace ingot::driver
