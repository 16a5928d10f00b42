// What programs and libraries for boards have in common: memory that is zero, the clock, and calls on other
// stacks and back.
#include "runtime-lib/platform/board/board.hpp"
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/platform/board/machine.hpp"
#include "runtime-lib/support/memory_functions.hpp"

namespace ingot::platform {

bool Board::commit(uint8_t* address, uint64_t size) {
  memset(address, 0, static_cast<size_t>(size));
  return true;
}

uint64_t Board::monotonic_now() {
  uint64_t now = 0;
  return ingot_board_monotonic_now(&now) ? now : 0;
}

void Board::run_on_stack(uint8_t* top, void (*function)(void*), void* argument, uint8_t*& left) {
  ingot_run_on_stack(top, function, argument, &left);
}

bool Board::call_recoverably(RecoveryPoint& point, void (*function)(void*), void* argument) {
  return ingot_call_recoverably(&point, function, argument);
}

void Board::recover(const RecoveryPoint& point) { ingot_recover(&point); }

} // namespace ingot::platform
