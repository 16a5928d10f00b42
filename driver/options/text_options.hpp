// The options of the commands that turn a module from one format into the other: `ingot print` and
// `ingot assemble`.
#pragma once

#include "driver/command.hpp"

#include <string>
#include <variant>

namespace ingot::driver {

struct TextRequest {
  std::string input_path;
  std::string output_path = "-";
};

// Or the exit status if there is nothing left to do: help was shown, or a mistake reported.
std::variant<TextRequest, int> parse_print_options(const Arguments& arguments);
std::variant<TextRequest, int> parse_assemble_options(const Arguments& arguments);

} // namespace ingot::driver
