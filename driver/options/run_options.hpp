// The options of `ingot run`.
#pragma once

#include "compiler/pipeline.hpp"
#include "driver/command.hpp"

#include <string>
#include <variant>

namespace ingot::driver {

struct RunRequest {
  std::string input_path;
  Arguments guest_arguments; // without argv[0]
  std::string grants;        // the variable INGOT_GRANTS of the program (docs/grants.md)
  pipeline::Options options; // without the input's bytes
};

// Or the exit status if there is nothing left to do: help was shown, or a mistake reported.
std::variant<RunRequest, int> parse_run_options(const Arguments& arguments);

} // namespace ingot::driver
