// `ingot print app.wasm`: the module in the text format.
#include "driver/commands/print.hpp"

#include "compiler/decode/decode.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"
#include "compiler/text/print.hpp"
#include "driver/command.hpp"
#include "driver/input_file.hpp"
#include "driver/input_module.hpp"
#include "driver/messages.hpp"
#include "driver/options/text_options.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ingot::driver {

int print_command(const Arguments& arguments) {
  const std::variant<TextRequest, int> parsed = parse_print_options(arguments);
  if (const int* status = std::get_if<int>(&parsed))
    return *status;
  const TextRequest& request = std::get<TextRequest>(parsed);

  Diagnostics diagnostics(display_name(request.input_path));
  const std::variant<std::vector<std::uint8_t>, int> input = read_module(request.input_path, diagnostics);
  if (const int* status = std::get_if<int>(&input))
    return *status;
  const std::vector<std::uint8_t>& bytes = std::get<0>(input);
  const std::optional<Module> module = decode(bytes, diagnostics);
  if (!module)
    return report_input(diagnostics);
  const std::optional<std::string> text = print_module(*module, bytes, diagnostics);
  if (!text)
    return report_input(diagnostics);
  if (request.output_path == "-")
    return print(*text);
  const Bytes contents(reinterpret_cast<const std::uint8_t*>(text->data()), text->size());
  const Result<Done> published = publish_file(request.output_path, contents, FileKind::data);
  return published ? exit_success : report_failure(published.failure());
}

} // namespace ingot::driver
