// A board on which the program is somebody else's, and Ingot's is a library of it.
#include "runtime-lib/platform/board/board.hpp"
#include "runtime-lib/platform/board/ingot_board.h"

// The host need not have these, and what it has takes their place: so they are not this library's own.
[[gnu::weak, gnu::visibility("default")]] bool ingot_board_monotonic_now(uint64_t* /*nanoseconds*/) {
  return false;
}

[[gnu::weak, gnu::visibility("default")]] const void* ingot_board_task(void) { return nullptr; }

namespace ingot::platform {

uint8_t* Board::reserve(uint64_t size) {
  const size_t host_size = static_cast<size_t>(align_up(size, 16));
  if (host_size < size)
    return nullptr;
  return static_cast<uint8_t*>(ingot_board_allocate(host_size));
}

void Board::release(uint8_t* address, uint64_t /*size*/) { ingot_board_free(address); }

} // namespace ingot::platform
