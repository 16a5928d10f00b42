// QEMU's hw/arm/virt.c: where the devices are. The console is the UART, but the end of the program, with its
// status, goes through semihosting (Arm, "Semihosting for AArch32 and AArch64", SYS_EXIT_EXTENDED).
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/platform/board/machine.hpp"

namespace {

// A PL011 (ARM DDI 0183, "Programmer's Model").
volatile uint32_t* const uart = reinterpret_cast<volatile uint32_t*>(uintptr_t{0x09000000});
constexpr int uart_data = 0x00 / 4;
constexpr int uart_flags = 0x18 / 4;
constexpr uint32_t receiver_is_empty = 1 << 4;
constexpr uint32_t transmitter_is_full = 1 << 5;

constexpr uint64_t nanoseconds_per_second = 1'000'000'000;

} // namespace

// The linker is asked for this symbol to have this board in place of the defaults (compiler/link).
extern "C" const char ingot_board_virt = 0;

void ingot_board_write(int /*stream*/, const char* text, size_t size) {
  for (size_t i = 0; i < size; i++) {
    while ((uart[uart_flags] & transmitter_is_full) != 0) {
    }
    uart[uart_data] = static_cast<uint8_t>(text[i]);
  }
}

ptrdiff_t ingot_board_read(char* text, size_t size) {
  if (size == 0)
    return 0;
  while ((uart[uart_flags] & receiver_is_empty) != 0) {
  }
  text[0] = static_cast<char>(uart[uart_data]);
  return 1;
}

bool ingot_board_monotonic_now(uint64_t* nanoseconds) {
  uint64_t count = 0, frequency = 0;
  asm volatile("isb\n mrs %0, cntvct_el0" : "=r"(count));
  asm("mrs %0, cntfrq_el0" : "=r"(frequency));
  // In two parts, so that nothing overflows.
  *nanoseconds =
      count / frequency * nanoseconds_per_second + count % frequency * nanoseconds_per_second / frequency;
  return true;
}

void ingot_board_exit(int status) {
  constexpr uint64_t application_exit = 0x20026; // ADP_Stopped_ApplicationExit
  constexpr uintptr_t exit_extended = 0x20;      // SYS_EXIT_EXTENDED
  const uint64_t block[] = {application_exit, static_cast<uint64_t>(status) & 0xFF};
  ingot::platform::semihosting_call(exit_extended, block);
}
