// Processor faults arrive as signals.
#include "runtime-lib/platform/linux/auxiliary.hpp"
#include "runtime-lib/platform/linux/linux.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/support/sections.hpp"

namespace ingot::platform {

namespace {

// The handler reads only these and what it is given, and makes only system calls.
FaultHandler guest_fault_handler;

// What handled the signals before us: in a host its own handler, which is called for what is not the guest's.
SignalAction previous_segv_action;
SignalAction previous_bus_action;

bool call_previous_handler(int signal, const SignalInformation* information, SignalContext* context) {
  const SignalAction& previous = signal == sigsegv ? previous_segv_action : previous_bus_action;
  // A fault that is ignored kills the process nevertheless (kernel/signal.c, force_sig_info_to_task).
  if (previous.handler == signal_default || previous.handler == signal_ignore)
    return false;
  if ((previous.flags & signal_with_information) != 0)
    reinterpret_cast<void (*)(int, const SignalInformation*, SignalContext*)>(previous.handler)(
        signal, information, context);
  else
    reinterpret_cast<void (*)(int)>(previous.handler)(signal);
  return true;
}

void handle_signal(int signal, const SignalInformation* information, SignalContext* context) {
  sys::allow_return_from_handler();
  // Only an access without permission can be a trap. A SIGBUS is a page that could not be had, and code 128
  // (SI_KERNEL) is an address that is none; neither has a meaning in the guest.
  if (signal == sigsegv && (information->code == segv_maperr || information->code == segv_accerr)) {
    const RecoveryPoint* const point =
        guest_fault_handler({.address = information->address, .program_counter = program_counter(*context)});
    // Not recover() itself: the return from the handler is what unblocks the signals and leaves this stack.
    if (point != nullptr) {
      continue_at(*context, *point);
      return;
    }
  }

  if (call_previous_handler(signal, information, context))
    return;

  // Not the guest's. Return to the same instruction without a handler, so that it kills the process for all
  // to see. A signal that someone sent does not repeat by itself; it stays blocked until we return.
  sys::rt_sigaction(signal, signal_action(signal_default, 0, 0));
  if (information->code <= 0)
    sys::raise(signal);
}

} // namespace

uint64_t Linux::fault_handler_stack_size() { return machine_facts.minimum_signal_stack_size + 16384; }

INGOT_UNSANDBOXED bool Linux::install_fault_handler(FaultHandler handler) {
  guest_fault_handler = handler;

  // Both signals are blocked while the handler runs: the kernel lets a fault in the handler itself kill the
  // process.
  constexpr uint64_t mask = uint64_t{1} << (sigsegv - 1) | uint64_t{1} << (sigbus - 1);
  const SignalAction action = signal_action(reinterpret_cast<uintptr_t>(&handle_signal),
                                            signal_with_information | signal_on_stack, mask);
  // Blocked signals are inherited, and the kernel would not call us for a fault that is blocked.
  return sys::rt_sigaction(sigsegv, action, &previous_segv_action) == 0 &&
         sys::rt_sigaction(sigbus, action, &previous_bus_action) == 0 && sys::unblock_signals(mask) == 0;
}

} // namespace ingot::platform
