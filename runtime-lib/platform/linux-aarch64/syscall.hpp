// The system call instruction.
#pragma once

#include "runtime-lib/platform/linux/system_call_records.hpp"

#include <stdint.h>

namespace ingot::platform {

// What a filter of system calls knows this machine by.
inline constexpr uint32_t audit_architecture = 0xC00000B7; // AUDIT_ARCH_AARCH64

// The result as the kernel gives it: -4095 to -1 is a negated errno.
template <int64_t number, Restriction restriction = Restriction{}>
[[gnu::always_inline]] inline int64_t system_call(int64_t a = 0, int64_t b = 0, int64_t c = 0, int64_t d = 0,
                                                  int64_t e = 0, int64_t f = 0) {
  register int64_t x8 asm("x8") = number;
  register int64_t x0 asm("x0") = a;
  register int64_t x1 asm("x1") = b;
  register int64_t x2 asm("x2") = c;
  register int64_t x3 asm("x3") = d;
  register int64_t x4 asm("x4") = e;
  register int64_t x5 asm("x5") = f;
  asm volatile(INGOT_INLINE_SYSTEM_CALL("svc #0")
               : "+r"(x0)
               : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5),
                 INGOT_SYSTEM_CALL_OPERANDS(number, restriction)
               : "memory");
  return x0;
}

} // namespace ingot::platform
