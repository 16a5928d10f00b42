// The system call instruction.
#pragma once

#define INGOT_SYSTEM_CALL_INSTRUCTION "ecall"
#define INGOT_NUMBER_REGISTER "a7"
#define INGOT_ARGUMENT_REGISTER(index) "a" #index

#include "runtime-lib/platform/linux/system_call_in_registers.hpp"

#include <stdint.h>

namespace ingot::platform {

// What a filter of system calls knows this machine by.
inline constexpr uint32_t audit_architecture = 0xC00000F3; // AUDIT_ARCH_RISCV64

} // namespace ingot::platform
