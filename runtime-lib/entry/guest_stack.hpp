// The stack that guest code runs on, and with it the thread's own variables.
#pragma once

#include "runtime-lib/platform/platform.hpp"

namespace ingot::entry {

struct GuestStack {
  uint8_t* top;                    // aligned to 16
  Span<uint8_t> guard;             // without access, right below the stack
  Span<uint8_t> handler_stack;     // of the fault handler, below the guard and with a guard of its own
  platform::ThreadBlock variables; // above the stack
  Span<uint8_t> mapping;           // all of this
};

// Maps a stack of at least `size` bytes, and makes thread-local variables for whoever is to run on it. False
// if the system refuses.
bool map_guest_stack(uint64_t size, GuestStack& stack);

// The stack of the thread that the program began with, which has thread-local variables from here on. Ends
// the program with a message if the system refuses.
GuestStack make_first_stack(uint64_t size);

} // namespace ingot::entry
