// Linear memories in the address space.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::memory {

// Reserves the address space of a memory, commits its initial size and sets `base`. False if the system
// refuses: the address space if `base` is null, otherwise the memory. To be called once for each memory
// before the guest runs.
bool reserve(abi::Memory& memory);

// Gives back what reserve() took, whether or not it succeeded.
void release(abi::Memory& memory);

} // namespace ingot::memory
