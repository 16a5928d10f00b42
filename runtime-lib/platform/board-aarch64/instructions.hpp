#pragma once

#include <stdint.h>

namespace ingot::platform {

inline void wait_for_interrupt() { asm volatile("wfi"); }

// Arm, "Semihosting for AArch32 and AArch64", "The semihosting interface".
inline intptr_t semihosting_call(uintptr_t operation, const void* parameters) {
  register intptr_t result asm("x0") = static_cast<intptr_t>(operation);
  register const void* block asm("x1") = parameters;
  asm volatile("hlt #0xf000" : "+r"(result) : "r"(block) : "memory");
  return result;
}

} // namespace ingot::platform
