// memory.atomic.wait32, wait64 and notify (proposal threads). The system's own waiting knows only words of 32
// bits and cannot say at which of two addresses somebody was woken, so there are queues of our own, in
// buckets by address: first come, first woken, in exact numbers, and the same queue for both widths.
//
// A waiter compares and enqueues under the lock of the bucket that notify takes as well, so no notification
// falls in between.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/threads/lock.hpp"

using namespace ingot;
using platform::Host;
using threads::Lock;

namespace {

// On the waiting thread's stack, in one queue as long as `notified` is 0.
struct Waiter {
  const uint8_t* address;
  Waiter* next;
  uint32_t notified; // 0 or 1; what the thread sleeps on
};

struct Bucket {
  uint32_t lock;
  Waiter* first;
  Waiter** end; // where the next one is hung; null before the first
};

constexpr uint32_t bucket_bits = 8;
constinit Bucket buckets[1 << bucket_bits] = {};

Bucket& bucket_of(const uint8_t* address) {
  // Fibonacci hashing: the low bits of addresses are alike.
  return buckets[(reinterpret_cast<uintptr_t>(address) * 0x9E3779B97F4A7C15) >> (64 - bucket_bits)];
}

void enqueue(Bucket& bucket, Waiter& waiter) {
  if (bucket.first == nullptr)
    bucket.end = &bucket.first;
  *bucket.end = &waiter;
  bucket.end = &waiter.next;
}

// Takes out the waiter that `link` leads to.
void dequeue(Bucket& bucket, Waiter** link) {
  Waiter* const waiter = *link;
  if (bucket.end == &waiter->next)
    bucket.end = link;
  *link = waiter->next;
}

enum class Outcome : uint32_t { notified = 0, not_equal = 1, timed_out = 2 };

// False if the deadline passed first; the waiter is in no queue then.
bool sleep(Bucket& bucket, Waiter& waiter, uint64_t deadline) {
  while (__atomic_load_n(&waiter.notified, __ATOMIC_ACQUIRE) == 0) {
    if (Host::wait_while_equal(&waiter.notified, 0, deadline))
      continue;
    const Lock lock(bucket.lock);
    if (waiter.notified != 0) // at the last moment, and counted
      return true;
    Waiter** link = &bucket.first;
    while (*link != &waiter)
      link = &(*link)->next;
    dequeue(bucket, link);
    return false;
  }
  return true;
}

template <class T>
Outcome wait(const uint8_t* address, T expected, int64_t timeout) {
  // The clock starts at the start of the machine, so this cannot wrap before it has run for 292 years.
  const uint64_t deadline =
      timeout < 0 ? platform::no_deadline : Host::monotonic_now() + static_cast<uint64_t>(timeout);
  Bucket& bucket = bucket_of(address);
  Waiter waiter = {.address = address, .next = nullptr, .notified = 0};
  {
    const Lock lock(bucket.lock);
    if (__atomic_load_n(reinterpret_cast<const T*>(address), __ATOMIC_SEQ_CST) != expected)
      return Outcome::not_equal;
    enqueue(bucket, waiter);
  }
  return sleep(bucket, waiter, deadline) ? Outcome::notified : Outcome::timed_out;
}

} // namespace

extern "C" uint32_t ingot_atomic_wait32(abi::Memory* memory, uint64_t address, uint32_t expected,
                                        uint64_t timeout) {
  return static_cast<uint32_t>(wait(memory->base + address, expected, static_cast<int64_t>(timeout)));
}

extern "C" uint32_t ingot_atomic_wait64(abi::Memory* memory, uint64_t address, uint64_t expected,
                                        uint64_t timeout) {
  return static_cast<uint32_t>(wait(memory->base + address, expected, static_cast<int64_t>(timeout)));
}

extern "C" uint32_t ingot_atomic_notify(abi::Memory* memory, uint64_t address, uint32_t most) {
  const uint8_t* const notified = memory->base + address;
  Bucket& bucket = bucket_of(notified);
  const Lock lock(bucket.lock);
  uint32_t count = 0;
  for (Waiter** link = &bucket.first; *link != nullptr && count < most;) {
    Waiter* const waiter = *link;
    if (waiter->address != notified) {
      link = &waiter->next;
      continue;
    }
    dequeue(bucket, link);
    count++;
    // The waiter may return as soon as it sees this: nothing of it may be read any more. To wake an address
    // where nobody sleeps any longer does no harm.
    __atomic_store_n(&waiter->notified, 1, __ATOMIC_RELEASE);
    Host::wake(&waiter->notified, 1);
  }
  return count;
}
