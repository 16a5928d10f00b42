// What WASI keeps for a guest, and what it must ask whoever runs the guest: in a program, which is one guest
// and whose process is the guest's (process.cpp), or in a library, whose guests come and go in the process of
// its host (library/wasi_guests.cpp).
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/wasi/descriptors.hpp"

namespace ingot::wasi {

// All zero at first.
struct Guest {
  DescriptorTable descriptors;
  // What args_get and environ_get give. What these refer to outlives the guest.
  platform::StartArguments start_arguments;
  const abi::Grants* grants;
};

// The guest that the calling thread runs.
Guest& present_guest();

// Lets go of a descriptor of the process, unless it is negative.
void close_host(int32_t host);

// The signals that come of a write, to the thread that makes it: SIGPIPE, and SIGXFSZ. WASI has only the
// error, so between these two they do not come. `result` is the system call's.
struct HeldSignals {
  uint64_t blocked; // of these two, those that were blocked before
  uint64_t pending; // likewise
};
HeldSignals hold_write_signals();
void release_write_signals(const HeldSignals& held, int64_t result);

// A system call that writes, or makes a file larger.
template <class Call>
int64_t write_quietly(Call call) {
  const HeldSignals held = hold_write_signals();
  const int64_t result = call();
  release_write_signals(held, result);
  return result;
}

} // namespace ingot::wasi
