// System call numbers, and the flags of open that differ between machines (include/uapi/asm-generic/fcntl.h).
#pragma once

#include <stdint.h>

namespace ingot::platform::sysno {

#define SYSTEM_CALL(name, number) inline constexpr int64_t name = number;
#include "runtime-lib/platform/linux/generic_sysno.def"
inline constexpr int64_t riscv_hwprobe =
    258; // among the numbers that each machine gives a meaning of its own

} // namespace ingot::platform::sysno

namespace ingot::platform::open_flag {

inline constexpr uint32_t directory = 0200000;
inline constexpr uint32_t no_follow = 0400000;

} // namespace ingot::platform::open_flag
