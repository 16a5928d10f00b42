// In place of the runtime's header of this name: the system calls of the WASI functions go through the fuzzer
// (system_calls.cpp).
#pragma once

#include "runtime-lib/platform/linux/system_call_records.hpp"

#include <stdint.h>

namespace ingot::platform {

int64_t checked_system_call(int64_t number, const int64_t (&arguments)[6]);

template <int64_t number, Restriction = Restriction{}>
int64_t system_call(int64_t a = 0, int64_t b = 0, int64_t c = 0, int64_t d = 0, int64_t e = 0,
                    int64_t f = 0) {
  return checked_system_call(number, {a, b, c, d, e, f});
}

} // namespace ingot::platform
