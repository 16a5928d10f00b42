// What changes stacks cannot be C++: in the machine's start.cpp.
#pragma once

#include "runtime-lib/platform/concept.hpp"

namespace ingot::platform {

// Calls the function on the stack that ends at `top`.
extern "C" void ingot_run_on_stack(uint8_t* top, void (*function)());

// Saves the callee-saved registers on the stack and the stack pointer in the point, and calls the function;
// true if it returned. ingot_recover(point) makes the same call return false.
extern "C" bool ingot_call_recoverably(RecoveryPoint* point, void (*function)(void*), void* argument);
extern "C" [[noreturn]] void ingot_recover(const RecoveryPoint* point);

} // namespace ingot::platform
