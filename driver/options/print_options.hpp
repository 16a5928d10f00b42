// The options of `ingot print`.
#pragma once

#include "driver/command.hpp"

#include <string>
#include <variant>

namespace ingot::driver {

struct PrintRequest {
  std::string input_path;
  std::string output_path = "-";
};

// Or the exit status if there is nothing left to do: help was shown, or a mistake reported.
std::variant<PrintRequest, int> parse_print_options(const Arguments& arguments);

} // namespace ingot::driver
