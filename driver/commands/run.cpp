// `ingot run app.wasm -- arguments`: the executable exists in memory only and takes this process's place, so
// signals, standard files and the exit status are the guest's own.
#include "driver/commands/run.hpp"

#include "compiler/cache/cached_compilation.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"
#include "driver/command.hpp"
#include "driver/commands/build.hpp"
#include "driver/input_file.hpp"
#include "driver/messages.hpp"
#include "driver/options/run_options.hpp"
#include "driver/process_guards.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <unistd.h>
#include <variant>
#include <vector>

namespace ingot::driver {

int run_command(const Arguments& arguments) {
  std::variant<RunRequest, int> parsed = parse_run_options(arguments);
  if (const int* status = std::get_if<int>(&parsed))
    return *status;
  RunRequest& request = std::get<RunRequest>(parsed);

  std::variant<MemoryFile, int> built =
      build(request.modules, request.options, request.uses_cache ? compile_or_reuse : pipeline::compile);
  if (const int* status = std::get_if<int>(&built))
    return *status;

  std::string& program_path = request.modules.back().path;
  std::vector<char*> guest_arguments{program_path.data()};
  for (std::string& argument : request.guest_arguments)
    guest_arguments.push_back(argument.data());
  guest_arguments.push_back(nullptr);
  if (::setenv(abi::grants_variable, request.grants.c_str(), /*overwrite=*/1) != 0)
    return report_failure(system_failure("set the program's grants", errno));
  restore_signals();
  ::fexecve(std::get<MemoryFile>(built).descriptor(), guest_arguments.data(), ::environ);
  return report_failure(system_failure(fmt::format("execute '{}'", display_name(program_path)), errno));
}

} // namespace ingot::driver
