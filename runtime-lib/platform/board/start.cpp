// From the first instructions (board-<machine>/start.cpp) to platform::enter.
#include "runtime-lib/abi/board.hpp"
#include "runtime-lib/platform/board/board.hpp"
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/platform/board/machine.hpp"
#include "runtime-lib/support/memory_functions.hpp"

namespace ingot::platform {

void ingot_board_start() {
  memcpy(__ingot_data_begin, __ingot_data_load, static_cast<size_t>(__ingot_data_end - __ingot_data_begin));
  memset(__ingot_zero_begin, 0, static_cast<size_t>(__ingot_zero_end - __ingot_zero_begin));
  ingot_board_initialize();
  enter({});
}

// Guest code checks its accesses and its stack, so no instruction of it is refused: this is a defect, of the
// runtime, of the board's functions or of the board.
void ingot_board_fault(uintptr_t cause, uintptr_t program_counter, uintptr_t address) {
  // The board's functions may be what the processor stops at, again.
  static constinit bool is_reported = false;
  while (is_reported)
    wait_for_interrupt();
  is_reported = true;
  Board::ErrorLine line;
  line.text("ingot: error: the processor stopped at ")
      .hex(program_counter)
      .text(": cause ")
      .decimal(cause)
      .text(", address ")
      .hex(address);
  line.send();
  Board::exit(abi::defect_exit_status);
}

} // namespace ingot::platform
