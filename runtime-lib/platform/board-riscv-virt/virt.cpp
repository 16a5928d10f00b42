// QEMU's hw/riscv/virt.c: where the devices are, and what the clock counts in.
#include "runtime-lib/platform/board/ingot_board.h"

namespace {

// A 16550A. The line status says whether there is room to write, and whether there is something to read
// (data sheet, "Line Status Register").
volatile uint8_t* const uart = reinterpret_cast<volatile uint8_t*>(uintptr_t{0x10000000});
constexpr int uart_data = 0;
constexpr int uart_line_status = 5;
constexpr uint8_t data_ready = 1;
constexpr uint8_t transmitter_is_empty = 0x20;

// The timer of the CLINT, mtime, counts at 10 MHz.
volatile uint32_t* const timer = reinterpret_cast<volatile uint32_t*>(uintptr_t{0x0200BFF8});
constexpr uint64_t nanoseconds_per_tick = 100;

// SiFive's test device ends the emulation (hw/misc/sifive_test.c).
volatile uint32_t* const test_device = reinterpret_cast<volatile uint32_t*>(uintptr_t{0x00100000});
constexpr uint32_t test_passed = 0x5555;
constexpr uint32_t test_failed = 0x3333;

} // namespace

// The linker is asked for this symbol to have this board in place of the defaults (compiler/link).
extern "C" const char ingot_board_virt = 0;

void ingot_board_write(int /*stream*/, const char* text, size_t size) {
  for (size_t i = 0; i < size; i++) {
    while ((uart[uart_line_status] & transmitter_is_empty) == 0) {
    }
    uart[uart_data] = static_cast<uint8_t>(text[i]);
  }
}

ptrdiff_t ingot_board_read(char* text, size_t size) {
  if (size == 0)
    return 0;
  while ((uart[uart_line_status] & data_ready) == 0) {
  }
  text[0] = static_cast<char>(uart[uart_data]);
  return 1;
}

// The upper half again behind the lower one, in case that it changed in between.
bool ingot_board_monotonic_now(uint64_t* nanoseconds) {
  uint32_t low = 0, high = 0;
  do {
    high = timer[1];
    low = timer[0];
  } while (timer[1] != high);
  *nanoseconds = (uint64_t{high} << 32 | low) * nanoseconds_per_tick;
  return true;
}

void ingot_board_exit(int status) {
  const uint32_t code = static_cast<uint32_t>(status) & 0xFF;
  *test_device = code == 0 ? test_passed : code << 16 | test_failed;
}
