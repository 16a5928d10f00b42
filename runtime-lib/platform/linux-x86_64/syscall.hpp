// The system call instruction.
#pragma once

#include "runtime-lib/platform/linux/system_call_records.hpp"

#include <stdint.h>

namespace ingot::platform {

// What a filter of system calls knows this machine by.
inline constexpr uint32_t audit_architecture = 0xC000003E; // AUDIT_ARCH_X86_64

// The result as the kernel gives it: -4095 to -1 is a negated errno.
template <int64_t number, Restriction restriction = Restriction{}>
[[gnu::always_inline]] inline int64_t system_call(int64_t a = 0, int64_t b = 0, int64_t c = 0, int64_t d = 0,
                                                  int64_t e = 0, int64_t f = 0) {
  register int64_t r10 asm("r10") = d;
  register int64_t r8 asm("r8") = e;
  register int64_t r9 asm("r9") = f;
  int64_t result;
  asm volatile(INGOT_INLINE_SYSTEM_CALL("syscall")
               : "=a"(result)
               : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9),
                 INGOT_SYSTEM_CALL_OPERANDS(number, restriction)
               : "rcx", "r11", "memory");
  return result;
}

} // namespace ingot::platform
