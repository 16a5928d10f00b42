#include "runtime-lib/platform/linux/linux.hpp"

#include "runtime-lib/platform/linux/auxiliary.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"

namespace ingot::platform {

uint64_t Linux::page_size() { return machine_facts.page_size; }

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
  constexpr int standard_error = 2;
  size_t written = 0;
  while (written < line.size()) {
    const int64_t result = sys::write<standard_error>(line.data() + written, line.size() - written);
    if (result <= 0)
      return;
    written += static_cast<size_t>(result);
  }
}

void Linux::exit(int status) { sys::exit_group(status); }

} // namespace ingot::platform
