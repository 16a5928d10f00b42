// The end of a guest that did what WebAssembly forbids: one line on standard error, and status
// abi::trap_exit_status.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::trap {

// A trap at the instruction at byte `site` of the module's file; 0 if it is no instruction's.
[[noreturn]] void raise(abi::Trap kind, uint32_t site);

// From now on the processor's faults in guest code are traps. `guest_stack_guard` is the space without access
// below the guest's stack, and `handler_stack` has the size that the platform asks for. False if the system
// refuses.
bool catch_faults(Span<uint8_t> handler_stack, Span<uint8_t> guest_stack_guard);

} // namespace ingot::trap
