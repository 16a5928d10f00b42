// Waiting, notification and growth among several threads.
//
// RUN: %build_guest %s -o %t
// RUN: %run %t | FileCheck %s
#include "Inputs/threads.hpp"

#include "Inputs/guest.hpp"
#include "runtime-lib/platform/platform.hpp"

constexpr uint64_t page = 65536;
constexpr uint64_t endless = ~uint64_t{0};
constexpr uint64_t millisecond = 1'000'000;

constexpr uint32_t word = 1024, other_word = 2048, mutex = 4096, counter = 4100;

uint32_t wait_results[test::most_threads];

template <class T>
T* shared_at(uint32_t address) {
  return reinterpret_cast<T*>(at(address));
}

uint32_t sum_of_results(uint32_t count) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < count; i++)
    sum += wait_results[i];
  return sum;
}

// ------------------------------------------------------------------ one thread

void alone() {
  put<uint64_t>(word, 0x1'0000'0007);
  // CHECK: not equal 1 1 1
  show("not equal", {ingot_atomic_wait32(&guest_memory, word, 8, endless),
                     ingot_atomic_wait64(&guest_memory, word, 7, endless),
                     ingot_atomic_wait64(&guest_memory, word, 0x2'0000'0007, endless)});
  // CHECK-NEXT: timed out 2 2 2
  const uint64_t begin = platform::Host::monotonic_now();
  show("timed out", {ingot_atomic_wait32(&guest_memory, word, 7, 0),
                     ingot_atomic_wait32(&guest_memory, word, 7, 3 * millisecond),
                     ingot_atomic_wait64(&guest_memory, word, 0x1'0000'0007, 2 * millisecond)});
  // CHECK-NEXT: waited 1
  show("waited", platform::Host::monotonic_now() - begin >= 5 * millisecond);
  // CHECK-NEXT: nobody 0 0
  show("nobody",
       {ingot_atomic_notify(&guest_memory, word, 0xFFFFFFFF), ingot_atomic_notify(&guest_memory, word, 0)});
}

// ------------------------------------------------------------------ exact numbers

// Both widths wait in one queue; half of the threads elsewhere.
void wait_by_number(uint64_t number) {
  const uint64_t timeout = number % 4 < 2 ? endless : 0x7FFFFFFFFFFFFFFF;
  const uint32_t address = number < 4 ? word : other_word;
  wait_results[number] = number % 2 == 0 ? ingot_atomic_wait32(&guest_memory, address, 0, timeout)
                                         : ingot_atomic_wait64(&guest_memory, address, 0, timeout);
}

// Notifies until `count` have been woken, at most `step` at a time; false if ever more were.
bool wake(uint32_t address, uint32_t count, uint32_t step) {
  for (uint32_t woken = 0; woken < count;) {
    const uint32_t now = ingot_atomic_notify(&guest_memory, address, step);
    if (now > step)
      return false;
    woken += now;
    platform::sys::sched_yield();
  }
  return true;
}

void exact_numbers() {
  put<uint64_t>(word, 0);
  put<uint64_t>(other_word, 0);
  test::start_all(8, wait_by_number);
  // One at a time: the others sleep on, and those at the other address do all the while.
  // CHECK-NEXT: woken 1 1
  const bool one = wake(word, 1, 1);
  test::wait_until_ended(1);
  show("woken", {one, __atomic_load_n(&test::ended, __ATOMIC_SEQ_CST)});
  // CHECK-NEXT: woken 1 4 0
  const bool three = wake(word, 3, 2);
  test::wait_until_ended(4);
  show("woken", {three, __atomic_load_n(&test::ended, __ATOMIC_SEQ_CST),
                 ingot_atomic_notify(&guest_memory, word, 0xFFFFFFFF)});
  // CHECK-NEXT: woken 1 8 0
  const bool others = wake(other_word, 4, 0xFFFFFFFF);
  test::wait_until_ended(8);
  show("woken", {others, __atomic_load_n(&test::ended, __ATOMIC_SEQ_CST), sum_of_results(8)});
}

// ------------------------------------------------------------------ notified or timed out, never both

uint32_t notifications;

void wait_shortly(uint64_t number) {
  for (uint32_t i = 0; i < 2000; i++) {
    if (ingot_atomic_wait32(&guest_memory, word, 0, (i * 7 + number) % 60 * 1000) == 0)
      wait_results[number]++;
  }
}

void race_with_timeouts() {
  constexpr uint32_t count = 4;
  put<uint32_t>(word, 0);
  for (uint32_t& result : wait_results)
    result = 0;
  test::start_all(count, wait_shortly);
  uint32_t woken = 0;
  while (__atomic_load_n(&test::ended, __ATOMIC_SEQ_CST) < count)
    woken += ingot_atomic_notify(&guest_memory, word, 2);
  // CHECK-NEXT: counted 1 1
  show("counted", {woken == sum_of_results(count), woken > 0});
}

// ------------------------------------------------------------------ a lock of the guest's

constexpr uint32_t rounds = 20'000;

void count_under_lock(uint64_t) {
  uint32_t* const lock = shared_at<uint32_t>(mutex);
  for (uint32_t i = 0; i < rounds; i++) {
    uint32_t seen = 0;
    while (!__atomic_compare_exchange_n(lock, &seen, 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
      ingot_atomic_wait32(&guest_memory, mutex, 1, endless);
      seen = 0;
    }
    volatile uint32_t* const value = shared_at<uint32_t>(counter);
    *value = *value + 1;
    __atomic_store_n(lock, 0, __ATOMIC_SEQ_CST);
    ingot_atomic_notify(&guest_memory, mutex, 1);
  }
}

void guest_lock() {
  put<uint64_t>(mutex, 0);
  test::start_all(4, count_under_lock);
  test::wait_until_ended(4);
  // CHECK-NEXT: counted 80000
  show("counted", get<uint32_t>(counter));
}

// ------------------------------------------------------------------ growth

constexpr uint32_t most_pages = 256;
uint8_t sizes_seen[most_pages + 1];
uint32_t failures;

void grow_all(uint64_t) {
  for (;;) {
    const uint64_t old_pages = ingot_memory_grow(&guest_memory, 1);
    if (old_pages > most_pages) {
      __atomic_fetch_add(&failures, old_pages == ~uint64_t{0}, __ATOMIC_SEQ_CST);
      return;
    }
    __atomic_fetch_add(&sizes_seen[old_pages], 1, __ATOMIC_SEQ_CST);
    guest_memory.base[old_pages * page] = 1; // accessible as soon as the growth is known
  }
}

void growth() {
  test::start_all(4, grow_all);
  test::wait_until_ended(4);
  uint64_t distinct = 0;
  for (uint32_t pages = 1; pages < most_pages; pages++)
    distinct += sizes_seen[pages] == 1;
  // CHECK-NEXT: grown 256 255 4
  show("grown", {guest_memory.size / page, distinct, failures});
}

GUEST void run() {
  guest_memory.is_shared = 1;
  guest_memory.maximum = most_pages * page;
  alone();
  exact_numbers();
  race_with_timeouts();
  guest_lock();
  growth();
}

constinit const abi::ModuleDescriptor ingot_module =
    guest_module({.run = run, .enter_sandbox = without_sandbox});
