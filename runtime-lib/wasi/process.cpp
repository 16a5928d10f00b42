// What a program does as the process it is: proc_exit, proc_raise, and the functions of guest.hpp.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/wasi/guest.hpp"
#include "runtime-lib/wasi/signals.hpp"
#include "runtime-lib/wasi/status.hpp"

using namespace ingot;

namespace {

constinit wasi::Guest guest = {};

} // namespace

wasi::Guest& wasi::present_guest() { return guest; }

// The process keeps its standard descriptors: a file that got the number 2 would be sent the message of a
// trap. What was behind input and output is let go all the same, for another process may wait for its end:
// standard error takes their place, of which nobody but the runtime knows.
void wasi::close_host(int32_t host) {
  constexpr int standard_error = 2;
  if (host > standard_error)
    platform::sys::close(host);
  else if (host >= 0 && host < standard_error)
    platform::sys::dup3(standard_error, host);
}

// The start code ignores them (platform/linux/start.cpp).
wasi::HeldSignals wasi::hold_write_signals() { return {.blocked = 0, .pending = 0}; }
void wasi::release_write_signals(const HeldSignals&, int64_t) {}

// The system keeps the low eight bits, as it does for every program.
extern "C" void ingot_wasi_proc_exit(const abi::Instance*, uint32_t code) {
  platform::exit(static_cast<int>(code));
}

// WASI has no handlers of signals: each does what the process does by default, which is to end it, to stop
// and continue it, or nothing. SIGPIPE, which the start code ignores, WASI has ignored as well; SIGXFSZ it
// has not.
extern "C" uint32_t ingot_wasi_proc_raise(const abi::Instance*, uint32_t signal) {
  using namespace platform;
  if (signal > wasi::signal::last)
    return wasi::Errno::inval;
  if (signal == wasi::signal::none)
    return wasi::Errno::success;
  const int number = wasi::signal::to_linux(signal);
  if (number == sigxfsz)
    sys::rt_sigaction(number, signal_action(signal_default, 0, 0));
  return wasi::status_of(sys::raise(number));
}
