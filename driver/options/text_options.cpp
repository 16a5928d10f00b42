#include "driver/options/text_options.hpp"

#include "driver/command.hpp"
#include "driver/options/parser.hpp"

#include <CLI/App.hpp>

#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace ingot::driver {

namespace {

std::variant<TextRequest, int> parse_request(const std::string& description, const std::string& usage,
                                             const Arguments& arguments) {
  Arguments inputs;
  TextRequest request;
  const std::unique_ptr<CLI::App> app = make_parser(description, usage);
  add_input(*app, inputs);
  add_value(*app, "-o", request.output_path, "-o OUTPUT", "The output; by default standard output");
  if (const std::optional<int> status = parse(*app, arguments))
    return *status;
  if (const std::optional<int> status = check_input(inputs))
    return *status;
  request.input_path = inputs.front();
  return request;
}

} // namespace

std::variant<TextRequest, int> parse_print_options(const Arguments& arguments) {
  return parse_request("Show a WebAssembly module in the text format", "ingot print FILE [-o OUTPUT]",
                       arguments);
}

std::variant<TextRequest, int> parse_assemble_options(const Arguments& arguments) {
  return parse_request("Write a WebAssembly module in the binary format", "ingot assemble FILE [-o OUTPUT]",
                       arguments);
}

} // namespace ingot::driver
