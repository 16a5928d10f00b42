// `ingot assemble`
#pragma once

#include "driver/command.hpp"

namespace ingot::driver {

int assemble_command(const Arguments& arguments);

} // namespace ingot::driver
