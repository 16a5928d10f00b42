// What a signal handler is given, and what the kernel wants to know to install one.
#pragma once

#include "runtime-lib/platform/linux/stacks.hpp"

namespace ingot::platform {

// struct sigaction of the kernel, not of libc (include/uapi/asm-generic/signal.h). There is no SA_RESTORER: a
// handler returns by way of the vDSO. qemu-user 7.2 has a restorer in it nevertheless: it reads the mask
// behind that, and writes as far. The mask stands where either of them looks.
struct SignalAction {
  uintptr_t handler;
  uint64_t flags;
  uint64_t mask;
  uint64_t mask_of_qemu;
};

inline SignalAction signal_action(uintptr_t handler, uint64_t flags, uint64_t mask) {
  return {.handler = handler, .flags = flags, .mask = mask, .mask_of_qemu = mask};
}

// struct ucontext, up to what we need (arch/riscv/include/uapi/asm/ucontext.h and sigcontext.h).
struct SignalContext {
  uint64_t flags;
  void* link;
  uint64_t alternate_stack[3];
  uint64_t mask[16]; // with room to grow
  alignas(16) uint64_t pc;
  uint64_t x1_to_x31[31];
};
static_assert(offsetof(SignalContext, pc) == 176);

inline uintptr_t program_counter(const SignalContext& context) { return context.pc; }

// Lets the interrupted code go on by calling recover(). No stack is needed: it sets the stack pointer first.
inline void continue_at(SignalContext& context, const RecoveryPoint& point) {
  constexpr int a0 = 10;
  context.pc = reinterpret_cast<uintptr_t>(&ingot_recover);
  context.x1_to_x31[a0 - 1] = reinterpret_cast<uintptr_t>(&point);
}

} // namespace ingot::platform
