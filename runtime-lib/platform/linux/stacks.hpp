// What changes stacks cannot be C++: in the machine's context.cpp and start.cpp.
#pragma once

#include "runtime-lib/platform/concept.hpp"

namespace ingot::platform {

// Where the present thread's stack ends.
extern constinit thread_local uint8_t* present_stack_top;

// Calls the function on the stack that ends at `top`. `*left` is set to where the present stack goes on.
extern "C" void ingot_run_on_stack(uint8_t* top, void (*function)(void*), void* argument, uint8_t** left);

// Saves the callee-saved registers on the stack and the stack pointer in the point, and calls the function;
// true if it returned. ingot_recover(point) makes the same call return false.
extern "C" bool ingot_call_recoverably(RecoveryPoint* point, void (*function)(void*), void* argument);
extern "C" [[noreturn]] void ingot_recover(const RecoveryPoint* point);

// At the top of a new thread's stack, which is aligned to 16.
struct NewThread {
  void* argument;
  void (*function)(void*); // does not return
};

// clone(2) with these flags, and with the addresses of the stack, of the word that is cleared in the end, and
// the thread pointer. The new thread calls the function; the old one gets what the kernel returns.
extern "C" int64_t ingot_clone(uint64_t flags, NewThread* stack, uint32_t* cleared, uintptr_t pointer);

// munmap(2) and exit(2), with no stack in between.
extern "C" [[noreturn]] void ingot_end_thread(uint8_t* mapping, uint64_t size);

} // namespace ingot::platform
