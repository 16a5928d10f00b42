// Threads that somebody else has made.
#include "runtime-lib/platform/linux/linux.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"

namespace ingot::platform {

bool Linux::has_fault_handler_stack() {
  SignalStack present = {.base = nullptr, .flags = 0, .size = 0};
  return sys::present_sigaltstack(present) == 0 && (present.flags & signal_stack_disabled) == 0;
}

ThreadName Linux::present_thread() { return {.process = sys::getpid(), .thread = sys::gettid()}; }

bool Linux::thread_exists(const ThreadName& name) { return sys::thread_exists(name.process, name.thread); }

} // namespace ingot::platform
