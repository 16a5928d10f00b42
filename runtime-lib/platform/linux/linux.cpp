#include "runtime-lib/platform/linux/linux.hpp"

#include "runtime-lib/platform/linux/auxiliary.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"

namespace ingot::platform {

uint64_t Linux::page_size() { return machine_facts.page_size; }

uint8_t* Linux::reserve(uint64_t size) {
  const int64_t result = sys::mmap(size, protect_none, map_private | map_anonymous | map_no_reserve);
  return result < 0 ? nullptr : reinterpret_cast<uint8_t*>(result);
}

bool Linux::commit(uint8_t* address, uint64_t size) {
  return size == 0 || sys::mprotect(address, size, protect_read | protect_write) == 0;
}

void Linux::release(uint8_t* address, uint64_t size) { sys::munmap(address, size); }

uint64_t Linux::monotonic_now() {
  TimeSpec now{};
  sys::clock_gettime(clock_monotonic, now);
  return static_cast<uint64_t>(now.seconds) * nanoseconds_per_second + static_cast<uint64_t>(now.nanoseconds);
}

bool Linux::wait_while_equal(const uint32_t* word, uint32_t expected, uint64_t deadline) {
  const TimeSpec time = {.seconds = static_cast<int64_t>(deadline / nanoseconds_per_second),
                         .nanoseconds = static_cast<int64_t>(deadline % nanoseconds_per_second)};
  return sys::futex_wait(word, expected, deadline == no_deadline ? nullptr : &time) != -ETIMEDOUT;
}

void Linux::wake(const uint32_t* word, uint32_t count) { sys::futex_wake(word, count); }

void Linux::write_error(Span<const char> line) {
  // One call, unless the system takes less, so that the line stays whole among the output of others. If it
  // cannot be written, nobody can be told.
  size_t written = 0;
  while (written < line.size()) {
    const int64_t result = sys::write(2, line.data() + written, line.size() - written);
    if (result <= 0)
      return;
    written += static_cast<size_t>(result);
  }
}

void Linux::exit(int status) { sys::exit_group(status); }

} // namespace ingot::platform
