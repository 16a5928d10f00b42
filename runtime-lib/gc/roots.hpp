// Where objects are referred to from, beside the stack and one another.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::gc {

// From now on, and for ever, what these refer to is kept. The structure must stay.
void add_roots(abi::Roots& roots);

} // namespace ingot::gc
