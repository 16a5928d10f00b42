// Linear memories in the address space.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::memory {

// Reserves the address space of a memory, commits its initial size and sets `base`; ends the program with a
// message if the system refuses. To be called once for each memory before the guest runs.
void reserve(abi::Memory& memory);

} // namespace ingot::memory
