// `ingot print`
#pragma once

#include "driver/command.hpp"

namespace ingot::driver {

int print_command(const Arguments& arguments);

} // namespace ingot::driver
