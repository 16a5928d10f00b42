#pragma once

#include <stdint.h>

namespace ingot::platform {

inline void wait_for_interrupt() { asm volatile("wfi"); }

// RISC-V Semihosting, "Semihosting Trap Instruction Sequence": three instructions of 4 bytes, in one page,
// which is sure of those that are aligned to 16.
inline intptr_t semihosting_call(uintptr_t operation, const void* parameters) {
  register intptr_t result asm("a0") = static_cast<intptr_t>(operation);
  register const void* block asm("a1") = parameters;
  asm volatile(".option push\n"
               ".option norvc\n"
               ".balign 16\n"
               "slli x0, x0, 0x1f\n"
               "ebreak\n"
               "srai x0, x0, 7\n"
               ".option pop"
               : "+r"(result)
               : "r"(block)
               : "memory");
  return result;
}

} // namespace ingot::platform
