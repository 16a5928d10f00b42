// The start code of all Linux platforms.
#pragma once

#include <stdint.h>

namespace ingot::platform {

// Called by _start with the stack pointer as the kernel left it, on a stack aligned to 16.
extern "C" [[noreturn]] void ingot_linux_start(const uintptr_t* stack);

} // namespace ingot::platform
