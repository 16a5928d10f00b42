// proc_exit, sched_yield.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/wasi/status.hpp"

using namespace ingot;

// The system keeps the low eight bits, as it does for every program.
extern "C" void ingot_wasi_proc_exit(const abi::Instance*, uint32_t code) {
  platform::exit(static_cast<int>(code));
}

extern "C" uint32_t ingot_wasi_sched_yield(const abi::Instance*) {
  return wasi::status_of(platform::sys::sched_yield());
}
