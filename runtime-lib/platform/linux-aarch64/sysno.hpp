// System call numbers, and the flags of open that differ between machines
// (arch/arm64/include/uapi/asm/fcntl.h).
#pragma once

#include "runtime-lib/platform/linux/generic_sysno.hpp" // IWYU pragma: export

#include <stdint.h>

namespace ingot::platform::open_flag {

inline constexpr uint32_t directory = 040000;
inline constexpr uint32_t no_follow = 0100000;

} // namespace ingot::platform::open_flag
