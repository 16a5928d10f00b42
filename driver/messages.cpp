#include "driver/messages.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/message_format.hpp"
#include "compiler/support/result.hpp"
#include "compiler/support/text_position.hpp"
#include "driver/command.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace ingot::driver {

namespace {

// fmt::print ends the process if stderr cannot be written to, which must not change the exit status.
void write_to_stderr(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

// Members in the order they are written in here.
using Json = nlohmann::ordered_json;

// One line. A path may hold bytes that are no UTF-8, which JSON cannot hold.
std::string line_of(const Json& message) {
  return message.dump(/*indent=*/-1, ' ', /*ensure_ascii=*/true, Json::error_handler_t::replace) + "\n";
}

std::string line_of(std::string_view code, std::string_view message) {
  return line_of({{"severity", "error"}, {"code", code}, {"message", message}});
}

std::string line_of(const Diagnostics& diagnostics, const Diagnostic& diagnostic) {
  const FilePosition position = diagnostics.position(diagnostic.offset);
  Json members = {{"severity", "error"}, {"code", name_of(diagnostic.kind)}, {"file", position.file_name}};
  if (position.in_text) {
    members["line"] = position.in_text->line;
    members["column"] = position.in_text->column;
  } else {
    members["offset"] = position.offset;
  }
  members["message"] = diagnostic.message;
  return line_of(members);
}

bool is_json() { return message_format() == MessageFormat::json; }

} // namespace

MessageFormat requested_message_format(const Arguments& arguments) {
  constexpr std::string_view option = "--diagnostics-format";
  MessageFormat format = MessageFormat::text;
  const auto set = [&](std::string_view word) {
    format = word == "json" ? MessageFormat::json : MessageFormat::text;
  };
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (arguments[i] == option && i + 1 < arguments.size())
      set(arguments[i + 1]);
    else if (arguments[i].starts_with(fmt::format("{}=", option)))
      set(std::string_view(arguments[i]).substr(option.size() + 1));
  }
  return format;
}

int report_input(const Diagnostics& diagnostics) {
  std::string lines;
  if (is_json()) {
    for (const Diagnostic& diagnostic : diagnostics.errors())
      lines += line_of(diagnostics, diagnostic);
  }
  write_to_stderr(is_json() ? lines : diagnostics.render());
  return exit_failure;
}

int report_failure(const Failure& failure) {
  write_to_stderr(is_json() ? line_of("failure", failure.message)
                            : fmt::format("ingot: error: {}\n", failure.message));
  return exit_failure;
}

int report_usage(std::string_view message) {
  write_to_stderr(is_json() ? line_of("usage", message)
                            : fmt::format("ingot: error: {}\nTry 'ingot --help'.\n", message));
  return exit_usage;
}

int print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return report_failure(system_failure("write to standard output", errno));
  return exit_success;
}

} // namespace ingot::driver
