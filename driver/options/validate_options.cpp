#include "driver/options/validate_options.hpp"

#include "driver/command.hpp"
#include "driver/options/parser.hpp"

#include <CLI/App.hpp>

#include <memory>
#include <optional>
#include <variant>

namespace ingot::driver {

std::variant<ValidateRequest, int> parse_validate_options(const Arguments& arguments) {
  Arguments inputs;
  const std::unique_ptr<CLI::App> app =
      make_parser("Check that a WebAssembly module is well formed and valid", "ingot validate FILE");
  add_input(*app, inputs);
  if (const std::optional<int> status = parse(*app, arguments))
    return *status;
  if (const std::optional<int> status = check_input(inputs))
    return *status;
  return ValidateRequest{inputs.front()};
}

} // namespace ingot::driver
