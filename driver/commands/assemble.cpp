// `ingot assemble app.wat`: the module in the binary format, whether or not it is valid.
#include "driver/commands/assemble.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"
#include "driver/command.hpp"
#include "driver/input_file.hpp"
#include "driver/input_module.hpp"
#include "driver/messages.hpp"
#include "driver/options/text_options.hpp"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace ingot::driver {

int assemble_command(const Arguments& arguments) {
  const std::variant<TextRequest, int> parsed = parse_assemble_options(arguments);
  if (const int* status = std::get_if<int>(&parsed))
    return *status;
  const TextRequest& request = std::get<TextRequest>(parsed);
  if (const std::optional<int> status = check_output(request.input_path, request.output_path))
    return *status;

  Diagnostics diagnostics(display_name(request.input_path));
  const std::variant<std::vector<std::uint8_t>, int> input = read_module(request.input_path, diagnostics);
  if (const int* status = std::get_if<int>(&input))
    return *status;
  const Result<Done> published = publish_file(request.output_path, std::get<0>(input), FileKind::data);
  return published ? exit_success : report_failure(published.failure());
}

} // namespace ingot::driver
