// Mutual exclusion on one word, which is 0 when nobody has the lock. Whoever must wait sleeps.
#pragma once

#include <stdint.h>

namespace ingot::threads {

class Lock {
public:
  explicit Lock(uint32_t& word) : word_(word) {
    uint32_t seen = unlocked;
    if (!__atomic_compare_exchange_n(&word_, &seen, locked, /*weak=*/false, __ATOMIC_ACQUIRE,
                                     __ATOMIC_RELAXED))
      wait();
  }

  ~Lock() {
    if (__atomic_exchange_n(&word_, unlocked, __ATOMIC_RELEASE) == contended)
      wake();
  }

  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

private:
  static constexpr uint32_t unlocked = 0, locked = 1, contended = 2;

  void wait();
  void wake();

  uint32_t& word_;
};

} // namespace ingot::threads
