// What compiled code, the linker script and the runtime have agreed upon for boards.
#pragma once

#include <stdint.h>

namespace ingot::abi {

// Guest code may not use the stack below the address of this symbol. The bytes that lie there are for the
// runtime and the board's own functions.
inline constexpr char stack_limit_symbol[] = "__ingot_stack_limit";
inline constexpr uint64_t stack_reserve = 512;
// In programs that make structures or arrays there are so many more, for the collector.
inline constexpr uint64_t collector_stack_reserve = 512;

// In bytes, of a program and of each instance of a library.
inline constexpr uint64_t default_board_stack = uint64_t{8} << 10;
inline constexpr uint64_t smallest_board_stack = stack_reserve + 128;

// How a program ends whose processor refused an instruction, where no signal can say so.
inline constexpr int defect_exit_status = 70; // EX_SOFTWARE of sysexits.h

} // namespace ingot::abi
