// A processor fault is a trap if guest code made it in the space around a memory, and nothing else is.
//
// RUN: %build_guest %s -o %t
// RUN: %traps "out of bounds memory access" %run %t just-behind 2>&1 | FileCheck %s
// RUN: %traps "out of bounds memory access" %run %t store-behind 2>&1 | FileCheck %s
// RUN: %traps "out of bounds memory access" %run %t across-the-end 2>&1 | FileCheck %s
// RUN: %traps "out of bounds memory access" %run %t farthest-behind 2>&1 | FileCheck %s
// RUN: %traps "out of bounds memory access" %run %t just-before 2>&1 | FileCheck %s
// RUN: %traps "out of bounds memory access" %run %t farthest-before 2>&1 | FileCheck %s
// RUN: %traps "out of bounds memory access" %run %t second-memory 2>&1 | FileCheck %s
// RUN: %traps "out of bounds memory access" %run %t grown 2>&1 | FileCheck %s
// Another thread may have grown a shared memory since the fault.
// RUN: %traps "out of bounds memory access" %run %t inside-shared 2>&1 | FileCheck %s
// CHECK: ingot: trap: out of bounds memory access in function 7 "peek"{{$}}
//
// Whoever starts us may have blocked the signals.
// RUN: %traps "out of bounds memory access" %python %S/Inputs/block_signals.py %run %t just-behind 2>&1 | FileCheck %s
//
// Killed by the signal, silently (but for the emulator): an address far from all memories, null, an address
// that is none at all; the right address, but not from guest code; memory that the guest has, if it cannot be
// accessed; executing what is not code; a signal that somebody sends; and an access to a memory whose
// accesses are checked.
//
// RUN: %exits -11 %run %t null 2>&1 | sed /^qemu:/d | count 0
// RUN: %exits -11 %run %t not-canonical 2>&1 | sed /^qemu:/d | count 0
// RUN: %exits -11 %run %t not-guest-code 2>&1 | sed /^qemu:/d | count 0
// RUN: %exits -11 %run %t inside 2>&1 | sed /^qemu:/d | count 0
// RUN: %exits -11 %run %t jump 2>&1 | sed /^qemu:/d | count 0
// RUN: %exits -11 %run %t read-only 2>&1 | sed /^qemu:/d | count 0
// RUN: %exits -11 %run %t sent 2>&1 | sed /^qemu:/d | count 0
// RUN: %exits -11 %run %t checked 2>&1 | sed /^qemu:/d | count 0
#include "Inputs/guest.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"

constinit abi::Memory memories[] = {guarded_memory(65536, 4 * 65536), guarded_memory(0, 65536)};

GUEST void other_function() { asm volatile(""); }
GUEST uint8_t peek(const volatile uint8_t* address) { return *address; }
GUEST void peek_8(const volatile uint64_t* address) { *address; }
GUEST void poke(volatile uint8_t* address) { *address = 1; }
[[gnu::noinline]] uint8_t peek_outside_of_guest_code(const volatile uint8_t* address) { return *address; }

GUEST void run() {
  guest_memory = memories[0]; // where the helpers look
  guest_instance.memory = memories;
  const uint64_t behind =
      uint64_t{0xFFFFFFFF} * 2 + 15; // the last byte of a v128 at the largest address and offset
  uint8_t* const base = memories[0].base;
  if (asked_for("just-behind"))
    peek(base + 65536);
  if (asked_for("store-behind"))
    poke(base + 65536);
  if (asked_for("across-the-end"))
    peek_8(reinterpret_cast<uint64_t*>(base + 65536 - 7));
  if (asked_for("farthest-behind"))
    peek(base + behind);
  if (asked_for("just-before"))
    peek(base - 1);
  if (asked_for("farthest-before"))
    peek(base - 0x80000000);
  if (asked_for("second-memory"))
    peek(memories[1].base);
  if (asked_for("grown")) {
    ingot_memory_grow(&memories[0], 1);
    poke(base + 65536);
    poke(base + 2 * 65536);
  }
  if (asked_for("null"))
    peek(nullptr);
  if (asked_for("not-canonical"))
    peek(reinterpret_cast<uint8_t*>(uint64_t{1} << 63));
  if (asked_for("not-guest-code"))
    peek_outside_of_guest_code(base + 65536);
  if (asked_for("inside") && platform::sys::mprotect(base, 4096, platform::protect_none) == 0)
    peek(base);
  if (asked_for("inside-shared") && platform::sys::mprotect(base, 4096, platform::protect_none) == 0) {
    memories[0].is_shared = 1;
    peek(base);
  }
  if (asked_for("checked")) {
    memories[1].is_guarded = 0;
    peek(memories[1].base);
  }
  if (asked_for("jump"))
    reinterpret_cast<void (*)()>(base)();
  if (asked_for("read-only"))
    poke(reinterpret_cast<uint8_t*>(const_cast<abi::ModuleDescriptor*>(&ingot_module)));
  if (asked_for("sent"))
    platform::sys::raise(platform::sigsegv);
}

// As the compiler makes it: in the order of the code, relative to the entry itself.
asm(R"(
        .section .rodata.function_map, "a", @progbits
        .balign 4
        .globl function_map
function_map:
        .long _Z14other_functionv - ., 5
        .long _Z4peekPVKh - ., 7
        .long _Z6peek_8PVKm - ., 7
        .long _Z4pokePVh - ., 7
        .long _Z3runv - ., 8
)");
extern "C" const abi::FunctionMapEntry function_map[5];
const uint32_t name_offsets[] = {0, 0, 0, 0, 0, 0, 0, 0, 4, 4};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.function_count = 9,
                                                                   .run = run,
                                                                   .memories = memories,
                                                                   .memory_count = 2,
                                                                   .function_map = function_map,
                                                                   .function_map_end = function_map + 5,
                                                                   .name_offsets = name_offsets,
                                                                   .names = "peek"});
