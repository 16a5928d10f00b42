// clock_res_get, clock_time_get, random_get, sched_yield.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/status.hpp"
#include "runtime-lib/wasi/time.hpp"
#include "runtime-lib/wasi/types.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

bool is_clock(uint32_t id) { return id <= static_cast<uint32_t>(ClockId::thread_cputime); }

} // namespace

extern "C" uint32_t ingot_wasi_clock_res_get(const abi::Instance* instance, uint32_t id, uint32_t result) {
  TimeSpec resolution = {};
  if (!is_clock(id))
    return Errno::inval;
  if (const int64_t error = sys::clock_getres(id, resolution); error < 0)
    return status_of(error);
  const uint64_t value = to_nanoseconds(resolution.seconds, static_cast<uint64_t>(resolution.nanoseconds));
  return GuestMemory(instance).store(result, value) ? Errno::success : Errno::fault;
}

// The precision is how much later than asked the guest can live with: we are never late.
extern "C" uint32_t ingot_wasi_clock_time_get(const abi::Instance* instance, uint32_t id,
                                              uint64_t /*precision*/, uint32_t result) {
  TimeSpec time = {};
  if (!is_clock(id))
    return Errno::inval;
  if (const int64_t error = sys::clock_gettime(id, time); error < 0)
    return status_of(error);
  const uint64_t value = to_nanoseconds(time.seconds, static_cast<uint64_t>(time.nanoseconds));
  return GuestMemory(instance).store(result, value) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_random_get(const abi::Instance* instance, uint32_t buffer, uint32_t size) {
  uint8_t* to = GuestMemory(instance).at(buffer, size);
  if (to == nullptr)
    return Errno::fault;
  uint64_t left = size; // the kernel gives at most 32 MiB at a time
  while (left > 0) {
    const int64_t given = sys::getrandom(to, left);
    if (given < 0)
      return status_of(given);
    to += given;
    left -= static_cast<uint64_t>(given);
  }
  return Errno::success;
}

extern "C" uint32_t ingot_wasi_sched_yield(const abi::Instance*) { return status_of(sys::sched_yield()); }
