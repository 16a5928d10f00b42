// `ingot validate`: whether the specification accepts the module; not whether it makes a program.
#include "driver/commands/validate.hpp"

#include "compiler/decode/decode.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/result.hpp"
#include "compiler/validate/validate.hpp"
#include "driver/command.hpp"
#include "driver/input_file.hpp"
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

  const Result<std::vector<std::uint8_t>> input = read_input(request.input_path);
  if (!input)
    return report_failure(input.failure());
  Diagnostics diagnostics(display_name(request.input_path));
  if (is_text_format(request.input_path, *input)) {
    diagnostics.error(0, diagnostic::text_format);
    return report_input(diagnostics);
  }
  std::optional<Module> module = decode(*input, diagnostics);
  if (!module || !validate(std::move(*module), diagnostics))
    return report_input(diagnostics);
  return exit_success;
}

} // namespace ingot::driver
