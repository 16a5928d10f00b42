// The options of `ingot inspect`.
#pragma once

#include "driver/command.hpp"

#include <string>
#include <variant>

namespace ingot::driver {

struct InspectRequest {
  std::string input_path;
  bool as_json = false;
};

// Or the exit status if there is nothing left to do: help was shown, or a mistake reported.
std::variant<InspectRequest, int> parse_inspect_options(const Arguments& arguments);

} // namespace ingot::driver
