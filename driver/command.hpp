// A command of the program: `ingot <name> arguments...`. The one without a name compiles.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ingot::driver {

// Exit statuses. `ingot run` ends with the guest's instead, once that runs.
inline constexpr int exit_success = 0;
inline constexpr int exit_failure = 1; // bad input, or the world failed
inline constexpr int exit_usage = 2;

using Arguments = std::vector<std::string>; // without the program's and the command's name

struct Command {
  std::string_view name;
  int (*run)(const Arguments& arguments);
};

// What this build of Ingot can do; which source file defines it decides CMake.
std::span<const Command> commands();

} // namespace ingot::driver
