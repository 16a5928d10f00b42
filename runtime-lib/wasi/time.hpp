// Times as WASI counts them, in nanoseconds since 1970 or whenever a clock began, and as the kernel does.
#pragma once

#include "runtime-lib/platform/linux/kernel_types.hpp"

namespace ingot::wasi {

inline constexpr uint64_t nanoseconds_per_second = 1'000'000'000;

// Times before 1970 become 0 and those that do not fit (after the year 2554) the last that does.
constexpr uint64_t to_nanoseconds(int64_t seconds, uint64_t nanoseconds) {
  if (seconds < 0)
    return 0;
  uint64_t result = 0;
  if (__builtin_mul_overflow(static_cast<uint64_t>(seconds), nanoseconds_per_second, &result) ||
      __builtin_add_overflow(result, nanoseconds, &result))
    return UINT64_MAX;
  return result;
}

constexpr platform::TimeSpec to_time_spec(uint64_t nanoseconds) {
  return {.seconds = static_cast<int64_t>(nanoseconds / nanoseconds_per_second),
          .nanoseconds = static_cast<int64_t>(nanoseconds % nanoseconds_per_second)};
}

} // namespace ingot::wasi
