// `ingot inspect app.wasm`: what is in a valid module, and what it will ask for.
#include "driver/commands/inspect.hpp"

#include "compiler/decode/decode.hpp"
#include "compiler/inspect/inspection.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"
#include "driver/command.hpp"
#include "driver/input_file.hpp"
#include "driver/input_module.hpp"
#include "driver/messages.hpp"
#include "driver/options/inspect_options.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::driver {

int inspect_command(const Arguments& arguments) {
  const std::variant<InspectRequest, int> parsed = parse_inspect_options(arguments);
  if (const int* status = std::get_if<int>(&parsed))
    return *status;
  const InspectRequest& request = std::get<InspectRequest>(parsed);

  Diagnostics diagnostics(display_name(request.input_path));
  const std::variant<std::vector<std::uint8_t>, int> input = read_module(request.input_path, diagnostics);
  if (const int* status = std::get_if<int>(&input))
    return *status;
  const std::vector<std::uint8_t>& bytes = std::get<0>(input);
  std::optional<Module> module = decode(bytes, diagnostics);
  if (!module)
    return report_input(diagnostics);
  const std::optional<ValidModule> valid = validate(std::move(*module), diagnostics);
  if (!valid)
    return report_input(diagnostics);
  const Inspection inspection = inspect(display_name(request.input_path), bytes, *valid);
  return print(request.as_json ? json_report(inspection) : text_report(inspection));
}

} // namespace ingot::driver
