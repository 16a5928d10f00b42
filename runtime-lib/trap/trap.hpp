// The end of guest code that did what WebAssembly forbids. What comes of it is for the handler to say: an
// executable reports the trap and exits (report.hpp), a host of many instances goes on (recovery.hpp).
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::trap {

struct Event {
  abi::Trap kind;
  uint32_t site; // byte offset of the instruction in its module's file (abi::MergedModule); 0 if unknown
  uintptr_t program_counter; // of guest code that faulted; otherwise 0
};

// Does not return, or gives the point at which to go on. For a fault it is called in a signal handler.
using Handler = const platform::RecoveryPoint* (*)(const Event&);

// From now on traps are the handler's, and the processor's faults in guest code of this thread are traps.
// `guest_stack_guard` is the space without access below the guest's stack, and `fault_stack` has the size
// that the platform asks for. False if the system refuses.
bool catch_traps(Handler handler, Span<uint8_t> fault_stack, Span<uint8_t> guest_stack_guard);

// The same but for what is the thread's own.
bool catch_traps(Handler handler);

// For each further thread, and called in it; false if the system refuses.
bool catch_faults_of_thread(Span<uint8_t> fault_stack, Span<uint8_t> guest_stack_guard);

// Memories that lie one behind the other, and the next such group: in the space around them a fault of guest
// code is a trap. The list is of those that were ever watched; what it consists of must stay.
struct WatchedMemories {
  const abi::Memory* memories;
  uint64_t count;
  const WatchedMemories* next;
};

void watch(WatchedMemories& memories);

// Where the guest that this thread runs may fault, where it is not the same for the whole program: the space
// below its stack, and around its memories, which need not be watched then; null if there are none.
struct GuestSpace {
  Span<uint8_t> stack_guard;
  const WatchedMemories* memories;
};

// Gives the one that was in force before.
GuestSpace enter_guest_space(const GuestSpace& space);

[[noreturn]] void raise(abi::Trap kind, uint32_t site);

} // namespace ingot::trap
