#include "runtime-lib/platform/board/board.hpp"

#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/platform/board/machine.hpp"

namespace ingot::platform {

uint8_t* Board::reserve(uint64_t size) {
  static constinit uint64_t used = 0;
  const uint64_t left = static_cast<uint64_t>(__ingot_heap_end - __ingot_heap_begin) - used;
  if (size > left) // `used` and what is left are multiples of 16
    return nullptr;
  uint8_t* const begin = __ingot_heap_begin + used;
  used += align_up(size, 16);
  return begin;
}

void Board::release(uint8_t*, uint64_t) {}

void Board::write_error(Span<const char> line) {
  constexpr int standard_error = 2;
  ingot_board_write(standard_error, line.data(), line.size());
}

void Board::exit(int status) {
  ingot_board_exit(status);
  for (;;)
    wait_for_interrupt();
}

} // namespace ingot::platform
