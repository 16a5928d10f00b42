// Where exceptions are referred to from, beside the stack and one another.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::exceptions {

// From now on, and for ever, what these refer to is kept. The structure must stay.
void add_roots(abi::Roots& roots);

// The list of all.
const abi::Roots* first_roots();

} // namespace ingot::exceptions
