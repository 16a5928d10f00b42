// The machine this build is for, and what cannot be C++: board-<machine>/start.cpp and context.cpp.
#pragma once

#include "runtime-lib/platform/concept.hpp"

#if defined(__riscv)
#include "runtime-lib/platform/board-riscv/instructions.hpp"
#elif defined(__aarch64__)
#include "runtime-lib/platform/board-aarch64/instructions.hpp"
#else
#error "no board for this machine"
#endif

namespace ingot::platform {

// As on Linux (linux/stacks.hpp).
extern "C" void ingot_run_on_stack(uint8_t* top, void (*function)(void*), void* argument, uint8_t** left);
extern "C" bool ingot_call_recoverably(RecoveryPoint* point, void (*function)(void*), void* argument);
extern "C" [[noreturn]] void ingot_recover(const RecoveryPoint* point);

// The start code calls this, on a stack that nobody has used.
extern "C" [[noreturn]] void ingot_board_start();

// And this when the processor refuses an instruction, whatever the reason: `cause` as the machine numbers it.
extern "C" [[noreturn]] void ingot_board_fault(uintptr_t cause, uintptr_t program_counter, uintptr_t address);

} // namespace ingot::platform
