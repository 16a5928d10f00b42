// The size of a linear memory as any thread may read it.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::memory {

// In bytes. A shared memory may be growing in another thread; it never shrinks, and what is within the size
// is accessible.
inline uint64_t size_of(const abi::Memory& memory) { return __atomic_load_n(&memory.size, __ATOMIC_ACQUIRE); }

} // namespace ingot::memory
