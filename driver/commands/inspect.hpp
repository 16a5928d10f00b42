// `ingot inspect`
#pragma once

#include "driver/command.hpp"

namespace ingot::driver {

int inspect_command(const Arguments& arguments);

} // namespace ingot::driver
