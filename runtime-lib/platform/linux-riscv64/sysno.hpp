// System call numbers, and the flags of open that differ between machines (include/uapi/asm-generic/fcntl.h).
#pragma once

#include "runtime-lib/platform/linux/generic_sysno.hpp" // IWYU pragma: export

#include <stdint.h>

namespace ingot::platform::open_flag {

inline constexpr uint32_t directory = 0200000;
inline constexpr uint32_t no_follow = 0400000;

} // namespace ingot::platform::open_flag
