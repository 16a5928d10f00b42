#include "driver/messages.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/result.hpp"
#include "driver/command.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <string_view>

namespace ingot::driver {

namespace {

// fmt::print ends the process if stderr cannot be written to, which must not change the exit status.
void write_to_stderr(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

} // namespace

int report_input(const Diagnostics& diagnostics) {
  write_to_stderr(diagnostics.render());
  return exit_failure;
}

int report_failure(const Failure& failure) {
  write_to_stderr(fmt::format("ingot: error: {}\n", failure.message));
  return exit_failure;
}

int report_usage(std::string_view message) {
  write_to_stderr(fmt::format("ingot: error: {}\nTry 'ingot --help'.\n", message));
  return exit_usage;
}

int print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return report_failure(system_failure("write to standard output", errno));
  return exit_success;
}

} // namespace ingot::driver
