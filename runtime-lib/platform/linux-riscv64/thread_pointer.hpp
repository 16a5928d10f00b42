// Where the thread-local variables of a thread are (RISC-V ELF psABI, "Thread Local Storage"; Drepper, "ELF
// Handling For Thread-Local Storage", variant I).
#pragma once

#include <stdint.h>

namespace ingot::platform {

// The variables begin where the thread pointer points.
inline constexpr bool thread_variables_are_below = false;
inline constexpr uint64_t thread_header_size = 0;

inline uintptr_t thread_pointer() {
  uintptr_t result;
  asm("mv %0, tp" : "=r"(result));
  return result;
}

inline bool set_thread_pointer(uintptr_t pointer) {
  asm volatile("mv tp, %0" : : "r"(pointer));
  return true;
}

} // namespace ingot::platform
