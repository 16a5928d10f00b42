#include "runtime-lib/threads/lock.hpp"

#include "runtime-lib/platform/platform.hpp"

namespace ingot::threads {

using platform::Host;

// From here on this thread takes the lock as `contended`, for it cannot know whether others sleep.
void Lock::wait() {
  while (__atomic_exchange_n(&word_, contended, __ATOMIC_ACQUIRE) != unlocked)
    Host::wait_while_equal(&word_, contended, platform::no_deadline);
}

void Lock::wake() { Host::wake(&word_, 1); }

} // namespace ingot::threads
