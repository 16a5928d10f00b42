// proc_exit, proc_raise, sched_yield.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/wasi/status.hpp"

using namespace ingot;

// The system keeps the low eight bits, as it does for every program.
extern "C" void ingot_wasi_proc_exit(const abi::Instance*, uint32_t code) {
  platform::exit(static_cast<int>(code));
}

namespace {

// WASI counts the signals as Linux does, but for SIGSTKFLT, which it does not have.
constexpr uint32_t last_signal = 30;
constexpr uint32_t last_before_stkflt = 15;

constexpr int to_linux_signal(uint32_t signal) {
  return static_cast<int>(signal <= last_before_stkflt ? signal : signal + 1);
}

} // namespace

// WASI has no handlers of signals: each does what the process does by default, which is to end it, to stop
// and continue it, or nothing. SIGPIPE, which the start code ignores, WASI has ignored as well; SIGXFSZ it
// has not.
extern "C" uint32_t ingot_wasi_proc_raise(const abi::Instance*, uint32_t signal) {
  using namespace platform;
  if (signal > last_signal)
    return wasi::Errno::inval;
  if (signal == 0) // no signal
    return wasi::Errno::success;
  const int number = to_linux_signal(signal);
  if (number == sigxfsz)
    sys::rt_sigaction(number, signal_action(signal_default, 0, 0));
  return wasi::status_of(sys::raise(number));
}

extern "C" uint32_t ingot_wasi_sched_yield(const abi::Instance*) {
  return wasi::status_of(platform::sys::sched_yield());
}
