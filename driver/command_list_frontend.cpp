// The commands that need no LLVM, for INGOT_FRONTEND_ONLY.
#include "compiler/support/result.hpp"
#include "driver/command.hpp"
#include "driver/commands/assemble.hpp"
#include "driver/commands/inspect.hpp"
#include "driver/commands/print.hpp"
#include "driver/commands/validate.hpp"
#include "driver/response_files.hpp"

#include <span>

namespace ingot::driver {

std::span<const Command> commands() {
  static constexpr Command list[] = {
      {"print", print_command},
      {"assemble", assemble_command},
      {"validate", validate_command},
      {"inspect", inspect_command},
  };
  return list;
}

// The rules of quoting are LLVM's: without it an argument is what it is.
Result<Arguments> expand_response_files(const Arguments& arguments) { return arguments; }

} // namespace ingot::driver
