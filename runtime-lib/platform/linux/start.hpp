// The start code of all Linux platforms and what it needs of the machine's.
#pragma once

#include <stdint.h>

namespace ingot::platform {

// Called by _start with the stack pointer as the kernel left it, on a stack aligned to 16.
extern "C" [[noreturn]] void ingot_linux_start(const uintptr_t* stack);

// Ends the program with a message if the processor lacks what the target's guest code may use; in the
// machine's start.cpp.
void check_processor();

} // namespace ingot::platform
