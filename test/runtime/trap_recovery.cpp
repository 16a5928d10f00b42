// A host of instances outlives the traps of guest code, whatever their origin, and as often as it wants. It
// has no ingot_module.
//
// RUN: %build_guest %s -o %t
// RUN: %run %t | FileCheck %s
#include "Inputs/host.hpp"
#include "Inputs/spoil_registers.hpp"

namespace {

constinit abi::Memory guest_memory = {.base = nullptr,
                                      .size = 65536,
                                      .maximum = 4 * 65536,
                                      .reservation = 0,
                                      .page_size_log2 = 16,
                                      .is_guarded = 1,
                                      .is_shared = 0,
                                      .reserved = 0,
                                      .growth_lock = 0};
constinit trap::WatchedMemories watched = {.memories = &guest_memory, .count = 1, .next = nullptr};

GUEST void do_nothing(void*) {}
GUEST void raise_with_site(void*) {
  abi::builtin_types::ingot_trap(static_cast<uint32_t>(abi::Trap::integer_overflow), 0x1234);
}
GUEST void load_behind(void*) { static_cast<volatile uint8_t*>(guest_memory.base)[65536]; }
GUEST int recurse(volatile int* deeper) {
  volatile int here = *deeper + 1;
  return recurse(&here) + here;
}
GUEST void exhaust_stack(void*) {
  volatile int start = 0;
  recurse(&start);
}
// Overwrites what the caller expects to find again.
GUEST void spoil_registers(void*) { asm volatile(SPOIL_REGISTERS_AND_TRAP); }

void show(const char* name, void (*function)(void*)) {
  const trap::Outcome outcome = trap::run_guarded(function, nullptr);
  Line line;
  line.text(name).text(": ").text(outcome.trapped ? trap::message(outcome.event.kind) : "returned");
  if (outcome.trapped)
    line.text(" at ").hex(outcome.event.site).text(outcome.event.program_counter != 0 ? " by a fault" : "");
  print(line);
}

void nested(void*) {
  show("inner", load_behind);
  raise_with_site(nullptr);
}

} // namespace

void run_host() {
  memory::reserve(guest_memory);
  trap::watch(watched);
  // CHECK: nothing: returned
  show("nothing", do_nothing);
  // CHECK: explicit: integer overflow at 0x1234{{$}}
  show("explicit", raise_with_site);
  // CHECK: load: out of bounds memory access at 0x0 by a fault
  show("load", load_behind);
  // CHECK: recursion: call stack exhausted at 0x0 by a fault
  show("recursion", exhaust_stack);
  // CHECK: again: call stack exhausted
  show("again", exhaust_stack);
  // CHECK: inner: out of bounds memory access
  // CHECK: outer: integer overflow
  show("outer", nested);
  // CHECK: registers: integer divide by zero at 0x7{{$}}
  show("registers", spoil_registers);
  // Enough for a leak of stack or of the signal mask to show.
  for (int i = 0; i < 20000; i++)
    trap::run_guarded(load_behind, nullptr);
  // CHECK: load: out of bounds
  show("load", load_behind);
  // CHECK: end
  print(Line().text("end"));
}
