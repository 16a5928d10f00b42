// Threads for tests of the runtime: the runtime itself does not make any yet. They have the process's memory
// in common and nothing else of what threads usually have.
#pragma once

#include "runtime-lib/platform/linux/system_calls.hpp"

namespace test {

using namespace ingot;

inline constexpr uint32_t most_threads = 8;
alignas(16) inline uint8_t stacks[most_threads][64 * 1024];
inline uint32_t ended;

inline void end_thread() { __atomic_fetch_add(&ended, 1, __ATOMIC_SEQ_CST); }

// Starts thread `number` with `function(number)`.
inline void start(uint32_t number, void (*function)(uint64_t)) {
  constexpr uint64_t clone = 56;
  // CLONE_VM, _FS, _FILES, _SIGHAND, _THREAD, _SYSVSEM
  constexpr uint64_t flags = 0x100 | 0x200 | 0x400 | 0x800 | 0x10000 | 0x40000;
  void** const stack = reinterpret_cast<void**>(&stacks[number][sizeof stacks[number]]) - 4;
  stack[0] = reinterpret_cast<void*>(function);
  stack[1] = reinterpret_cast<void*>(uint64_t{number});
  stack[2] = reinterpret_cast<void*>(end_thread);
  stack[3] = nullptr;
  uint64_t result = clone;
  register uint64_t no_thread_area asm("r10") = 0;
  asm volatile("syscall\n"
               "test %%rax, %%rax\n"
               "jnz 1f\n"
               "pop %%rax\n"
               "pop %%rdi\n"
               "call *%%rax\n"
               "pop %%rax\n"
               "sub $8, %%rsp\n"
               "call *%%rax\n"
               "mov $60, %%eax\n" // exit, of this thread alone
               "xor %%edi, %%edi\n"
               "syscall\n"
               "1:"
               : "+a"(result)
               : "D"(flags), "S"(stack), "d"(uint64_t{0}), "r"(no_thread_area)
               : "rcx", "r11", "memory");
}

// Starts threads 0 to count - 1.
inline void start_all(uint32_t count, void (*function)(uint64_t)) {
  __atomic_store_n(&ended, 0, __ATOMIC_SEQ_CST);
  for (uint32_t i = 0; i < count; i++)
    start(i, function);
}

inline void wait_until_ended(uint32_t count) {
  while (__atomic_load_n(&ended, __ATOMIC_SEQ_CST) < count)
    platform::sys::sched_yield();
}

} // namespace test
