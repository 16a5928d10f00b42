// The stack that guest code runs on.
#pragma once

#include "runtime-lib/support/span.hpp"

namespace ingot::entry {

struct GuestStack {
  uint8_t* top;                // aligned to the page
  Span<uint8_t> guard;         // without access, right below the stack
  Span<uint8_t> handler_stack; // of the fault handler, below the guard and with a guard of its own
  Span<uint8_t> whole;         // all of it, guards included
};

// Maps a stack of at least `size` bytes; ends the program with a message if the system refuses.
GuestStack map_guest_stack(uint64_t size);

} // namespace ingot::entry
