// What a module must have, beyond being valid, to become a library.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"

namespace ingot {

// False if it imports functions or globals with references, which a host cannot define in C, or tables that
// cannot begin with null, or makes structures or arrays, whose heap is not an instance's own; then
// `diagnostics` says all that is wrong.
bool check_library(const ValidModule& module, Diagnostics& diagnostics);

} // namespace ingot
