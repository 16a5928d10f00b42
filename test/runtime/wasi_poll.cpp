// poll_oneoff: clocks and descriptors, what is wrong with a subscription as its event, and as many
// subscriptions as the guest likes.
//
// RUN: %build_guest %s -o %t
// RUN: sh -c "{ printf abc; sleep 1; } | %run %t" | FileCheck %s
#include "Inputs/guest.hpp"

constexpr uint32_t subscriptions = 0, events = 0x1000, count = 0x2000;
const abi::Instance* const instance = &guest_instance;

void subscribe(uint32_t index, uint8_t type, uint32_t id, uint64_t timeout = 0, uint16_t flags = 0) {
  const uint32_t at_index = subscriptions + 48 * index;
  for (uint32_t i = 0; i < 48; i++)
    *at(at_index + i) = 0;
  put<uint64_t>(at_index, 100 + index);
  put<uint8_t>(at_index + 8, type);
  put<uint32_t>(at_index + 16, id);
  put<uint64_t>(at_index + 24, timeout);
  put<uint16_t>(at_index + 40, flags);
}

void poll(uint32_t number) {
  for (uint32_t i = 0; i < 32 * number; i++)
    *at(events + i) = 0xA5;
  print("poll ");
  print(ingot_wasi_poll_oneoff(instance, subscriptions, events, number, count));
  print(":");
  for (uint32_t i = 0; i < get<uint32_t>(count); i++) {
    const uint32_t event = events + 32 * i;
    print(" ");
    print(get<uint64_t>(event));
    print("/");
    print(get<uint16_t>(event + 8));
    print("/");
    print(get<uint64_t>(event + 16));
    // The padding is 0.
    if (get<uint32_t>(event + 11) != 0 || get<uint8_t>(event + 15) != 0 || get<uint32_t>(event + 26) != 0)
      print(" dirty");
  }
  print("\n");
}

uint64_t now() {
  ingot_wasi_clock_time_get(instance, 1, 0, 0x3000);
  return get<uint64_t>(0x3000);
}

GUEST void run() {
  constexpr uint8_t clock = 0, read = 1, write = 2;
  constexpr uint64_t for_ever = ~uint64_t{0}, millisecond = 1'000'000;
  const uint32_t standard_input = 0, standard_output = 1;

  // Standard input has three bytes for us, standard output takes some, and the clock is not due.
  // CHECK: poll 0: 100/0/3
  subscribe(0, read, standard_input);
  subscribe(1, clock, 1, for_ever);
  poll(2);
  // CHECK-NEXT: poll 0: 100/0/3 102/0/0
  subscribe(2, write, standard_output);
  poll(3);

  // Waiting, for a while and until a time.
  // CHECK-NEXT: poll 0: 101/0/0
  // CHECK-NEXT: late enough 1
  // CHECK-NEXT: poll 0: 100/0/0
  // CHECK-NEXT: late enough 1
  uint64_t begin = now();
  subscribe(0, clock, 1, for_ever);
  subscribe(1, clock, 0, 20 * millisecond);
  poll(2);
  show("late enough", now() - begin >= 20 * millisecond);
  begin = now();
  subscribe(0, clock, 1, begin + 10 * millisecond, 1);
  poll(1);
  show("late enough", now() - begin >= 10 * millisecond);
  // Times that have passed.
  // CHECK-NEXT: poll 0: 100/0/0 101/0/0
  subscribe(0, clock, 1, 1, 1);
  subscribe(1, clock, 0, 0);
  poll(2);

  // Each in its own event: a clock that is none, one that cannot be waited for, flags, types, descriptors and
  // directions that are none. CHECK-NEXT: poll 0: 100/28/0 101/58/0 102/28/0 103/28/0 104/8/0 105/8/0
  // 106/76/0 107/76/0
  subscribe(0, clock, 4, 0);
  subscribe(1, clock, 2, 0);
  subscribe(2, clock, 1, 0, 2);
  subscribe(3, 3, 0);
  subscribe(4, read, 77);
  subscribe(5, write, 0xFFFFFFFF);
  subscribe(6, read, standard_output);
  subscribe(7, write, standard_input);
  poll(8);

  // The same descriptor many times.
  // CHECK-NEXT: poll 0: 100/0/3 101/0/3 102/0/3
  for (uint32_t i = 0; i < 3; i++)
    subscribe(i, read, standard_input);
  poll(3);

  // None, and more than there is memory for, by their own size and by that of the events.
  // CHECK-NEXT: none 28
  // CHECK-NEXT: outside 21 21 21 21
  show("none", ingot_wasi_poll_oneoff(instance, subscriptions, events, 0, count));
  show("outside", {ingot_wasi_poll_oneoff(instance, subscriptions, events, 0xFFFFFFFF, count),
                   ingot_wasi_poll_oneoff(instance, subscriptions, events, 0x10000000, count),
                   ingot_wasi_poll_oneoff(instance, subscriptions, 65536 - 31, 1, count),
                   ingot_wasi_poll_oneoff(instance, subscriptions, events, 1, 65533)});
  // As many as fit in a memory that has grown for them.
  // CHECK-NEXT: many 0 2000
  ingot_memory_grow(&guest_memory, 3);
  const uint32_t many = 0x10000, many_events = 0x28000, many_count = 0x3FFFC;
  for (uint32_t i = 0; i < 2000; i++) {
    subscribe(0, clock, 1, 0);
    for (uint32_t byte = 0; byte < 48; byte++)
      *at(many + 48 * i + byte) = *at(subscriptions + byte);
  }
  show("many",
       {ingot_wasi_poll_oneoff(instance, many, many_events, 2000, many_count), get<uint32_t>(many_count)});
}

constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run});
