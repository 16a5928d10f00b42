// The options of `ingot run`.
#pragma once

#include "compiler/pipeline.hpp"
#include "driver/command.hpp"
#include "driver/options/input_options.hpp"

#include <string>
#include <variant>
#include <vector>

namespace ingot::driver {

struct RunRequest {
  std::vector<ModuleInput> modules; // the last is the program
  Arguments guest_arguments;        // without argv[0]
  std::string grants;               // the variable INGOT_GRANTS of the program (docs/grants.md)
  bool uses_cache = true;
  pipeline::Options options; // without the inputs
};

// Or the exit status if there is nothing left to do: help was shown, or a mistake reported.
std::variant<RunRequest, int> parse_run_options(const Arguments& arguments);

} // namespace ingot::driver
