// Where an instance refers to what is collected: objects of the heap (roots_of_heap.cpp), or, where there is
// no such heap, exceptions (roots_of_exceptions.cpp).
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::instance {

// From now on, and for ever, what these refer to is kept. The structure must stay.
void add_roots(abi::Roots& roots);

} // namespace ingot::instance
