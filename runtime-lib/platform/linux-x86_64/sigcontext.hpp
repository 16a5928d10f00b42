// What a signal handler is given, and what the kernel wants to know to install one.
#pragma once

#include "runtime-lib/platform/linux/stacks.hpp"

namespace ingot::platform {

// struct sigaction of the kernel, not of libc. x86-64 has no default way back from a handler: SA_RESTORER is
// required.
struct SignalAction {
  uintptr_t handler;
  uint64_t flags;
  void (*restorer)();
  uint64_t mask;
};

// Returns from a signal handler; in start.cpp.
extern "C" void ingot_signal_return();

inline SignalAction signal_action(uintptr_t handler, uint64_t flags, uint64_t mask) {
  constexpr uint64_t with_restorer = 0x04000000; // SA_RESTORER
  return {.handler = handler, .flags = flags | with_restorer, .restorer = ingot_signal_return, .mask = mask};
}

// struct ucontext, up to what we need (arch/x86/include/uapi/asm/sigcontext.h).
struct SignalContext {
  uint64_t flags;
  void* link;
  uint64_t alternate_stack[3];
  uint64_t r8_to_r15[8];
  uint64_t rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp;
  uint64_t rip;
};

inline uintptr_t program_counter(const SignalContext& context) { return context.rip; }

// Lets the interrupted code go on by calling recover(). No stack is needed: it sets the stack pointer first.
inline void continue_at(SignalContext& context, const RecoveryPoint& point) {
  context.rip = reinterpret_cast<uintptr_t>(&ingot_recover);
  context.rdi = reinterpret_cast<uintptr_t>(&point);
}

} // namespace ingot::platform
