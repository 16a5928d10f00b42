#include "driver/options/run_options.hpp"

#include "compiler/lower/lower.hpp"
#include "driver/command.hpp"
#include "driver/messages.hpp"
#include "driver/options/code_options.hpp"
#include "driver/options/input_options.hpp"
#include "driver/options/parser.hpp"
#include "driver/options/profile_options.hpp"
#include "driver/options/program_options.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::driver {

namespace {

void append(std::string& grants, std::string_view option, std::string_view value) {
  grants += option;
  for (const char character : value) {
    if (character == '\n')
      grants += "\\n";
    else if (character == '\\')
      grants += "\\\\";
    else
      grants += character;
  }
}

// Takes the grants out of the options: the program gets them at start, so that it is the same whatever it is
// granted.
std::string take_grants(ProgramOptions& program) {
  std::string grants;
  for (const DirectoryGrant& directory : program.directories) {
    append(grants, "--dir=", directory.host_path);
    append(grants, "::", directory.guest_path);
    grants += directory.read_only ? "::ro\n" : "\n";
  }
  for (const std::string& variable : program.environment) {
    append(grants, "--env=", variable);
    grants += '\n';
  }
  for (const ListenGrant& listener : program.listeners)
    grants += "--listen=" + listener.text + "\n";
  if (program.inherit_environment)
    grants += "--inherit-env\n";
  program.directories.clear();
  program.environment.clear();
  program.listeners.clear();
  program.inherit_environment = false;
  program.grants_at_start = true;
  return grants;
}

} // namespace

std::variant<RunRequest, int> parse_run_options(const Arguments& arguments) {
  // What follows -- is the guest's, whatever it looks like.
  const auto separator = std::find(arguments.begin(), arguments.end(), "--");
  RunRequest request;
  if (separator != arguments.end())
    request.guest_arguments.assign(separator + 1, arguments.end());

  InputTexts inputs;
  CodeTexts code;
  ProgramTexts program;
  ProfileTexts profile;
  const std::unique_ptr<CLI::App> app = make_parser("Compile a WebAssembly module and run it at once",
                                                    "ingot run [options] FILE.wasm [-- ARGUMENTS...]");
  add_code_options(*app, code);
  add_input_options(*app, inputs);
  add_program_options(*app, program);
  add_profile_options(*app, profile);
  bool no_cache = false;
  app->add_flag("--no-cache", no_cache, "Compile even what was compiled before, and do not keep it")
      ->option_text("--no-cache")
      ->group("Code");
  if (const std::optional<int> status = parse(*app, Arguments(arguments.begin(), separator)))
    return *status;
  if (inputs.inputs.size() > 1)
    return report_usage("the program's arguments go after --, and other modules after --link");
  if (const std::optional<int> status = read_code_options(code, request.options))
    return *status;
  if (request.options.platforms.size() > 1)
    return refuse_several_targets();
  if (request.options.target.target->is_board())
    return report_usage(
        fmt::format("a program for {} does not run here", request.options.target.target->name));
  std::variant<std::vector<ModuleInput>, int> modules = read_input_options(inputs);
  if (const int* status = std::get_if<int>(&modules))
    return *status;
  request.modules = std::move(std::get<0>(modules));
  request.uses_cache = !no_cache;
  if (const std::optional<int> status =
          read_program_options(program, *request.options.target.target, request.options.program))
    return *status;
  if (const std::optional<int> status =
          check_metering(request.options.program, program, /*is_library=*/false))
    return *status;
  const std::string& input_path = request.modules.back().path;
  if (const std::optional<int> status =
          read_profile_options(profile, input_path == "-" ? "stdin" : stem(input_path), request.options))
    return *status;
  ProgramOptions& options = request.options.program;
  request.grants = take_grants(options);
  request.guest_arguments.insert(request.guest_arguments.begin(), options.arguments.begin(),
                                 options.arguments.end());
  options.arguments.clear();
  return request;
}

} // namespace ingot::driver
