#pragma once

#include "driver/command.hpp"

namespace ingot::driver {

int compile_command(const Arguments& arguments);

} // namespace ingot::driver
