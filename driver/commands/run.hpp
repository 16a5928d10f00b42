#pragma once

#include "driver/command.hpp"

namespace ingot::driver {

int run_command(const Arguments& arguments);

} // namespace ingot::driver
