// What a signal handler is given, and what the kernel wants to know to install one.
#pragma once

#include "runtime-lib/platform/linux/stacks.hpp"

namespace ingot::platform {

// struct sigaction of the kernel, not of libc.
struct SignalAction {
  uintptr_t handler;
  uint64_t flags;
  void (*restorer)();
  uint64_t mask;
};

// Without SA_RESTORER a handler returns by way of the vDSO.
inline SignalAction signal_action(uintptr_t handler, uint64_t flags, uint64_t mask) {
  return {.handler = handler, .flags = flags, .restorer = nullptr, .mask = mask};
}

// struct ucontext, up to what we need (arch/arm64/include/uapi/asm/ucontext.h and sigcontext.h).
struct SignalContext {
  uint64_t flags;
  void* link;
  uint64_t alternate_stack[3];
  uint64_t mask[16]; // with room to grow
  alignas(16) uint64_t fault_address;
  uint64_t x[31];
  uint64_t sp;
  uint64_t pc;
  uint64_t pstate;
};
static_assert(offsetof(SignalContext, fault_address) == 176);

inline uintptr_t program_counter(const SignalContext& context) { return context.pc; }

// Lets the interrupted code go on by calling recover(). No stack is needed: it sets the stack pointer first.
inline void continue_at(SignalContext& context, const RecoveryPoint& point) {
  // The fault may have been at the target of a jump, which must be the landing pad that PSTATE.BTYPE asks
  // for.
  constexpr uint64_t branch_type = uint64_t{3} << 10;
  context.pstate &= ~branch_type;
  context.pc = reinterpret_cast<uintptr_t>(&ingot_recover);
  context.x[0] = reinterpret_cast<uintptr_t>(&point);
}

} // namespace ingot::platform
