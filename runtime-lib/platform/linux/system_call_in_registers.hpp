// The system call of a machine whose calling convention for it is: a number in one register, arguments in
// others, the first of which has the result; all else is kept. The machine's syscall.hpp says which registers
// these are: INGOT_SYSTEM_CALL_INSTRUCTION, INGOT_NUMBER_REGISTER, and INGOT_ARGUMENT_REGISTER(0) to (5).
#pragma once

#include "runtime-lib/platform/linux/system_call_records.hpp"

#include <stdint.h>

namespace ingot::platform {

// The result as the kernel gives it: -4095 to -1 is a negated errno.
template <int64_t number, Restriction restriction = Restriction{}>
[[gnu::always_inline]] inline int64_t system_call(int64_t a = 0, int64_t b = 0, int64_t c = 0, int64_t d = 0,
                                                  int64_t e = 0, int64_t f = 0) {
  register int64_t in_number asm(INGOT_NUMBER_REGISTER) = number;
  register int64_t in_0 asm(INGOT_ARGUMENT_REGISTER(0)) = a;
  register int64_t in_1 asm(INGOT_ARGUMENT_REGISTER(1)) = b;
  register int64_t in_2 asm(INGOT_ARGUMENT_REGISTER(2)) = c;
  register int64_t in_3 asm(INGOT_ARGUMENT_REGISTER(3)) = d;
  register int64_t in_4 asm(INGOT_ARGUMENT_REGISTER(4)) = e;
  register int64_t in_5 asm(INGOT_ARGUMENT_REGISTER(5)) = f;
  asm volatile(INGOT_INLINE_SYSTEM_CALL(INGOT_SYSTEM_CALL_INSTRUCTION)
               : "+r"(in_0)
               : "r"(in_number), "r"(in_1), "r"(in_2), "r"(in_3), "r"(in_4), "r"(in_5),
                 INGOT_SYSTEM_CALL_OPERANDS(number, restriction)
               : "memory");
  return in_0;
}

} // namespace ingot::platform
