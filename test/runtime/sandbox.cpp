// Inside the sandbox only the system calls can be made that something in the executable makes: the others,
// tried one by one, kill the process.
//
// REQUIRES: native, sandbox-layers
// RUN: %build_guest %s -o %t
//
// This guest writes, grows its memory, and ends.
// RUN: %run %t 2>&1 | FileCheck %s --check-prefix=REPORT
// REPORT: ingot: sandbox: no_new_privs: on
// REPORT-NEXT: ingot: sandbox: landlock: on, version {{[1-9]}}
// REPORT-NEXT: ingot: sandbox: mdwe:
// REPORT-NEXT: ingot: sandbox: mseal:
// REPORT-NEXT: ingot: sandbox: seccomp: on
// REPORT-NEXT: ingot: sandbox: system calls: write close mprotect rt_sigaction rt_sigreturn writev getpid gettid futex exit_group tgkill dup3{{$}}
// REPORT-NEXT: ran
//
// RUN: %python %tools/forbidden_calls.py %run %t
#include "Inputs/guest.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"

namespace {

constexpr uint32_t count = 0xE000, size = 0xE004, pointers = 0xE010, buffer = 0xE100;

// The argument of the program with this index, a number; 0 if there is none.
uint64_t number_argument(uint32_t index) {
  if (index >= get<uint32_t>(count))
    return 0;
  uint64_t value = 0;
  for (uint8_t* digit = at(get<uint32_t>(pointers + 4 * index)); *digit != 0; digit++)
    value = 10 * value + (*digit - '0');
  return value;
}

// A system call that is on no record: what a guest would make that had taken over the program.
int64_t call(uint64_t number, uint64_t a, uint64_t b, uint64_t c) {
  int64_t result;
  asm volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
  return result;
}

} // namespace

// "NUMBER [ARGUMENT...]" makes that call, with the arguments given or 0.
GUEST void run() {
  ingot_wasi_args_sizes_get(&guest_instance, count, size);
  ingot_wasi_args_get(&guest_instance, pointers, buffer);
  if (get<uint32_t>(count) > 1) {
    call(number_argument(1), number_argument(2), number_argument(3), number_argument(4));
    print("made\n");
  } else {
    print(ingot_memory_grow(&guest_memory, 1) == 1 ? "ran\n" : "cannot grow\n");
  }
}

constinit const abi::ModuleDescriptor ingot_module =
    guest_module({.run = run, .enter_sandbox = ingot_sandbox_with_report});
