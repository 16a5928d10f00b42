// The signals of WASI.
#pragma once

#include <stdint.h>

namespace ingot::wasi::signal {

inline constexpr uint32_t none = 0;
inline constexpr uint32_t pipe = 13;
inline constexpr uint32_t chld = 16;
inline constexpr uint32_t cont = 17;
inline constexpr uint32_t stop = 18;
inline constexpr uint32_t ttou = 21;
inline constexpr uint32_t urg = 22;
inline constexpr uint32_t winch = 27;
inline constexpr uint32_t last = 30;

// They are counted as Linux counts them, but for SIGSTKFLT, which WASI does not have.
constexpr int to_linux(uint32_t signal) {
  constexpr uint32_t last_before_stkflt = 15;
  return static_cast<int>(signal <= last_before_stkflt ? signal : signal + 1);
}

} // namespace ingot::wasi::signal
