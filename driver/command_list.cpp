#include "driver/command.hpp"
#include "driver/commands/assemble.hpp"
#include "driver/commands/compile.hpp"
#include "driver/commands/inspect.hpp"
#include "driver/commands/print.hpp"
#include "driver/commands/run.hpp"
#include "driver/commands/validate.hpp"

#include <span>

namespace ingot::driver {

std::span<const Command> commands() {
  static constexpr Command list[] = {
      {"", compile_command},          {"run", run_command},           {"print", print_command},
      {"assemble", assemble_command}, {"validate", validate_command}, {"inspect", inspect_command},
  };
  return list;
}

} // namespace ingot::driver
