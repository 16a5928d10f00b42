// Too deep a recursion is a trap, wherever the last frame is: in guest code with small frames and with large
// ones, in a call of the runtime at whatever depth, and with whatever stack the program itself was started
// with.
//
// RUN: %build_guest %s -o %t
// RUN: %traps "call stack exhausted" %run %t small 2>&1 | FileCheck %s
// RUN: %traps "call stack exhausted" %run %t large 2>&1 | FileCheck %s
// RUN: %if native %{ %traps "call stack exhausted" sh -c "ulimit -s 64; exec %run %t small" 2>&1 | FileCheck %s %}
// RUN: %if native %{ %traps "call stack exhausted" sh -c "ulimit -s unlimited; exec %run %t small" 2>&1 | FileCheck %s %}
// RUN: %traps "call stack exhausted" %run %t runtime 2>&1 | FileCheck %s --check-prefix=RUNTIME
// CHECK: ingot: trap: call stack exhausted in function 3{{$}}
// RUNTIME: ingot: trap: call stack exhausted
//
// The whole of the stack can be used.
// RUN: %run %t deep | FileCheck %s --check-prefix=DEEP
// DEEP: survived
#include "Inputs/guest.hpp"

GUEST uint64_t small(uint64_t depth) {
  const uint64_t below = depth == 0 ? 0 : small(depth - 1);
  asm volatile("");
  return below + 1;
}

GUEST uint64_t large(uint64_t depth) {
  volatile uint8_t frame[100'000];
  frame[depth % sizeof frame] = 1;
  const uint64_t below = depth == 0 ? 0 : large(depth - 1);
  return below + frame[below % sizeof frame];
}

// Every frame makes a call that has a frame of several KiB in the runtime.
GUEST uint64_t runtime(uint64_t depth) {
  ingot_wasi_path_rename(&guest_instance, 3, 0, 1, 3, 0, 1);
  const uint64_t below = depth == 0 ? 0 : runtime(depth - 1);
  asm volatile("");
  return below + 1;
}

GUEST uint64_t deep(uint64_t depth) {
  volatile uint8_t frame[1024];
  frame[0] = 1;
  return depth == 0 ? 0 : frame[0] + deep(depth - 1);
}

constexpr uint64_t far_too_deep = 1'000'000'000;

GUEST void run() {
  if (asked_for("small"))
    show("depth", small(far_too_deep));
  if (asked_for("large"))
    show("depth", large(far_too_deep));
  if (asked_for("runtime"))
    show("depth", runtime(far_too_deep));
  if (asked_for("deep") && deep(210) == 210) // of 256 KiB
    print("survived\n");
}

asm(R"(
        .section .rodata.function_map, "a", @progbits
        .balign 4
        .globl function_map
function_map:
        .long _Z5smallm - ., 3
)");
extern "C" const abi::FunctionMapEntry function_map[1];
constinit const abi::ModuleDescriptor ingot_module =
    guest_module({.run = run, .function_map = function_map, .function_map_end = function_map + 1});
