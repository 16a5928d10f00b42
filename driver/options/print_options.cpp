#include "driver/options/print_options.hpp"

#include "driver/command.hpp"
#include "driver/options/parser.hpp"

#include <CLI/App.hpp>

#include <memory>
#include <optional>
#include <variant>

namespace ingot::driver {

std::variant<PrintRequest, int> parse_print_options(const Arguments& arguments) {
  Arguments inputs;
  PrintRequest request;
  const std::unique_ptr<CLI::App> app =
      make_parser("Show a WebAssembly module in the text format", "ingot print FILE [-o OUTPUT]");
  add_input(*app, inputs);
  add_value(*app, "-o", request.output_path, "-o OUTPUT", "The output; by default standard output");
  if (const std::optional<int> status = parse(*app, arguments))
    return *status;
  if (const std::optional<int> status = check_input(inputs))
    return *status;
  request.input_path = inputs.front();
  return request;
}

} // namespace ingot::driver
