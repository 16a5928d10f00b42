// The commands that need no LLVM, for INGOT_FRONTEND_ONLY.
#include "driver/command.hpp"
#include "driver/commands/assemble.hpp"
#include "driver/commands/print.hpp"
#include "driver/commands/validate.hpp"

#include <span>

namespace ingot::driver {

std::span<const Command> commands() {
  static constexpr Command list[] = {
      {"print", print_command},
      {"assemble", assemble_command},
      {"validate", validate_command},
  };
  return list;
}

} // namespace ingot::driver
