// What comes of a write is the guest's or the library's, and no signal of the host's.
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/wasi/guest.hpp"

using namespace ingot;
using namespace ingot::platform;

namespace {

constexpr uint64_t mask_of(int signal) { return uint64_t{1} << (signal - 1); }
constexpr uint64_t write_signals = mask_of(sigpipe) | mask_of(sigxfsz);

} // namespace

// A signal that is blocked stays pending in this thread, whatever the host does with it, and is taken away
// again; unless the host has it blocked and pending itself, for then there is nothing to be told apart.
wasi::HeldSignals wasi::hold_write_signals() {
  HeldSignals held = {.blocked = 0, .pending = 0};
  sys::block_signals(write_signals, held.blocked);
  held.blocked &= write_signals;
  if (held.blocked != 0)
    sys::pending_signals(held.pending);
  return held;
}

void wasi::release_write_signals(const HeldSignals& held, int64_t result) {
  const uint64_t sent = result == -EPIPE ? mask_of(sigpipe) : result == -EFBIG ? mask_of(sigxfsz) : 0;
  if (sent != 0 && (held.pending & sent) == 0)
    sys::take_signal(sent);
  if (held.blocked != write_signals)
    sys::unblock_signals(write_signals & ~held.blocked);
}
