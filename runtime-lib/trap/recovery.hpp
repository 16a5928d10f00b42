// Traps that the host outlives: they end the call of guest code and nothing else.
#pragma once

#include "runtime-lib/trap/trap.hpp"

namespace ingot::trap {

struct Outcome {
  bool trapped;
  Event event; // if it did
};

// Calls the function with the argument, on the present stack. Where the guest's stack is exhausted that is a
// trap only if this is the guest's stack. Calls may be nested; the innermost of the thread is what a trap
// ends.
Outcome run_guarded(void (*function)(void*), void* argument);

// The Handler that goes with it. A trap outside of all run_guarded() ends the program as in an executable,
// but without a place.
const platform::RecoveryPoint* recover(const Event& event);

} // namespace ingot::trap
