// The system call instruction.
#pragma once

#include "runtime-lib/platform/linux/system_call_records.hpp"

#include <stdint.h>

namespace ingot::platform {

// What a filter of system calls knows this machine by.
inline constexpr uint32_t audit_architecture = 0xC00000F3; // AUDIT_ARCH_RISCV64

// The result as the kernel gives it: -4095 to -1 is a negated errno.
template <int64_t number, Restriction restriction = Restriction{}>
[[gnu::always_inline]] inline int64_t system_call(int64_t a = 0, int64_t b = 0, int64_t c = 0, int64_t d = 0,
                                                  int64_t e = 0, int64_t f = 0) {
  register int64_t a7 asm("a7") = number;
  register int64_t a0 asm("a0") = a;
  register int64_t a1 asm("a1") = b;
  register int64_t a2 asm("a2") = c;
  register int64_t a3 asm("a3") = d;
  register int64_t a4 asm("a4") = e;
  register int64_t a5 asm("a5") = f;
  asm volatile(INGOT_INLINE_SYSTEM_CALL("ecall")
               : "+r"(a0)
               : "r"(a7), "r"(a1), "r"(a2), "r"(a3), "r"(a4), "r"(a5),
                 INGOT_SYSTEM_CALL_OPERANDS(number, restriction)
               : "memory");
  return a0;
}

} // namespace ingot::platform
