#include "driver/commands/build.hpp"

#include "compiler/pipeline.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"
#include "driver/input_file.hpp"
#include "driver/input_module.hpp"
#include "driver/messages.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::driver {

std::variant<MemoryFile, int> build(const std::string& input_path, pipeline::Options options) {
  Diagnostics diagnostics(display_name(input_path));
  const std::variant<std::vector<std::uint8_t>, int> input = read_module(input_path, diagnostics);
  if (const int* status = std::get_if<int>(&input))
    return *status;
  options.input = std::get<0>(input);
  Result<MemoryFile> product = pipeline::compile(options, diagnostics);
  if (diagnostics.has_errors())
    return report_input(diagnostics);
  if (!product)
    return report_failure(product.failure());
  return std::move(*product);
}

} // namespace ingot::driver
