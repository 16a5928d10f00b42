#pragma once

#include "driver/command.hpp"

namespace ingot::driver {

int validate_command(const Arguments& arguments);

} // namespace ingot::driver
