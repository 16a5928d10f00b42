// Mutual exclusion on one word, which is 0 when nobody has the lock. Whoever must wait sleeps.
#pragma once

#include "runtime-lib/platform/platform.hpp"

namespace ingot::threads {

class Lock {
public:
  explicit Lock(uint32_t& word) : word_(word) {
    uint32_t seen = unlocked;
    if (__atomic_compare_exchange_n(&word_, &seen, locked, /*weak=*/false, __ATOMIC_ACQUIRE,
                                    __ATOMIC_RELAXED))
      return;
    // From here on this thread takes the lock as `contended`, for it cannot know whether others sleep.
    while (__atomic_exchange_n(&word_, contended, __ATOMIC_ACQUIRE) != unlocked)
      platform::Host::wait_while_equal(&word_, contended, platform::no_deadline);
  }

  ~Lock() {
    if (__atomic_exchange_n(&word_, unlocked, __ATOMIC_RELEASE) == contended)
      platform::Host::wake(&word_, 1);
  }

  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

private:
  static constexpr uint32_t unlocked = 0, locked = 1, contended = 2;

  uint32_t& word_;
};

} // namespace ingot::threads
