// The system call instruction.
#pragma once

#define INGOT_SYSTEM_CALL_INSTRUCTION "svc #0"
#define INGOT_NUMBER_REGISTER "x8"
#define INGOT_ARGUMENT_REGISTER(index) "x" #index

#include "runtime-lib/platform/linux/system_call_in_registers.hpp"

#include <stdint.h>

namespace ingot::platform {

// What a filter of system calls knows this machine by.
inline constexpr uint32_t audit_architecture = 0xC00000B7; // AUDIT_ARCH_AARCH64

} // namespace ingot::platform
