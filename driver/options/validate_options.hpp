// The options of `ingot validate`.
#pragma once

#include "driver/command.hpp"

#include <string>
#include <variant>

namespace ingot::driver {

struct ValidateRequest {
  std::string input_path;
};

// Or the exit status if there is nothing left to do: help was shown, or a mistake reported.
std::variant<ValidateRequest, int> parse_validate_options(const Arguments& arguments);

} // namespace ingot::driver
