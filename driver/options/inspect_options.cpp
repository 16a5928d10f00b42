#include "driver/options/inspect_options.hpp"

#include "driver/command.hpp"
#include "driver/options/parser.hpp"

#include <CLI/App.hpp>

#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace ingot::driver {

std::variant<InspectRequest, int> parse_inspect_options(const Arguments& arguments) {
  Arguments inputs;
  std::string format = "text";
  const std::unique_ptr<CLI::App> app = make_parser(
      "Say what is in a WebAssembly module, and what it will ask for", "ingot inspect FILE [--format=KIND]");
  add_input(*app, inputs);
  add_choice(*app, "--format", format, {"text", "json"}, "--format=KIND",
             "How to say it: text (the default), or json");
  if (const std::optional<int> status = parse(*app, arguments))
    return *status;
  if (const std::optional<int> status = check_input(inputs))
    return *status;
  return InspectRequest{.input_path = inputs.front(), .as_json = format == "json"};
}

} // namespace ingot::driver
