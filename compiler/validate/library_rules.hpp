// What a module must have, beyond being valid, to become a library.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"

namespace ingot {

// False if it imports anything but functions of numbers and vectors, which is what a host can define in C, or
// makes structures or arrays, whose heap is not an instance's own; then `diagnostics` says all that is wrong.
bool check_library(const ValidModule& module, Diagnostics& diagnostics);

} // namespace ingot
