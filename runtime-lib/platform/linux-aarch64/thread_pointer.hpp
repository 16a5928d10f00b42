// Where the thread-local variables of a thread are (ELF for the Arm 64-bit Architecture, "Thread Local
// Storage"; Drepper, "ELF Handling For Thread-Local Storage", variant I).
#pragma once

#include <stdint.h>

namespace ingot::platform {

// The variables begin behind two words at the thread pointer, which are the system's.
inline constexpr bool thread_variables_are_below = false;
inline constexpr uint64_t thread_header_size = 16;

inline uintptr_t thread_pointer() {
  uintptr_t result;
  asm("mrs %0, tpidr_el0" : "=r"(result));
  return result;
}

inline bool set_thread_pointer(uintptr_t pointer) {
  asm volatile("msr tpidr_el0, %0" : : "r"(pointer));
  return true;
}

} // namespace ingot::platform
