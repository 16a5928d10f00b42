// `ingot validate`: whether the specification accepts the module; not whether it makes a program.
#include "driver/commands/validate.hpp"

#include "compiler/decode/decode.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"
#include "driver/command.hpp"
#include "driver/input_file.hpp"
#include "driver/input_module.hpp"
#include "driver/messages.hpp"
#include "driver/options/validate_options.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::driver {

int validate_command(const Arguments& arguments) {
  const std::variant<ValidateRequest, int> parsed = parse_validate_options(arguments);
  if (const int* status = std::get_if<int>(&parsed))
    return *status;
  const ValidateRequest& request = std::get<ValidateRequest>(parsed);

  Diagnostics diagnostics(display_name(request.input_path));
  const std::variant<std::vector<std::uint8_t>, int> input = read_module(request.input_path, diagnostics);
  if (const int* status = std::get_if<int>(&input))
    return *status;
  std::optional<Module> module = decode(std::get<0>(input), diagnostics);
  if (!module || !validate(std::move(*module), diagnostics))
    return report_input(diagnostics);
  return exit_success;
}

} // namespace ingot::driver
