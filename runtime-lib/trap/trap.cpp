// Traps, of whichever origin, on their way to the handler. A fault of the processor is one only if we know
// what it means; everything else is a defect of ours and must not pass for the guest's: the process then dies
// of the signal.
#include "runtime-lib/trap/trap.hpp"

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/support/sections.hpp"

// The two ends of the section of guest code (abi::guest_text_section). Weak, for a module may have no code at
// all.
extern "C" [[gnu::weak, gnu::visibility("hidden")]] const uint8_t __start_ingot_guest_text[];
extern "C" [[gnu::weak, gnu::visibility("hidden")]] const uint8_t __stop_ingot_guest_text[];

namespace ingot::trap {

namespace {

Handler trap_handler;
const WatchedMemories* watched_memories;

constinit thread_local GuestSpace guest_space = {};

bool inside(uintptr_t address, uintptr_t begin, uint64_t size) { return address - begin < size; }

bool in_guest_code(uintptr_t program_counter) {
  const uintptr_t begin = reinterpret_cast<uintptr_t>(__start_ingot_guest_text);
  return inside(program_counter, begin, reinterpret_cast<uintptr_t>(__stop_ingot_guest_text) - begin);
}

// Where a guarded memory's reservation has no access: in front of it, or behind its present size. What
// another thread has made accessible since the fault was out of bounds all the same. Code that checks its
// accesses has no business in either place.
bool in_guard_of(const abi::Memory& memory, uintptr_t address) {
  const uintptr_t base = reinterpret_cast<uintptr_t>(memory.base);
  if (memory.is_guarded == 0)
    return false;
  if (inside(address, base - abi::memory_space_before, abi::memory_space_before))
    return true;
  return inside(address, base, memory.reservation) &&
         (memory.is_shared != 0 || address - base >= memory.size);
}

bool in_guard_of(const WatchedMemories& group, uintptr_t address) {
  for (uint64_t i = 0; i < group.count; i++) {
    if (in_guard_of(group.memories[i], address))
      return true;
  }
  return false;
}

bool in_memory_guard(uintptr_t address) {
  if (guest_space.memories != nullptr && in_guard_of(*guest_space.memories, address))
    return true;
  for (const WatchedMemories* group = watched_memories; group != nullptr; group = group->next) {
    if (in_guard_of(*group, address))
      return true;
  }
  return false;
}

const platform::RecoveryPoint* handle_fault(const platform::Fault& fault) {
  const bool guest = in_guest_code(fault.program_counter);
  const uintptr_t program_counter = guest ? fault.program_counter : 0;
  // Below the guest's stack is where too deep a recursion arrives, in whatever code: the runtime's functions
  // run on the guest's stack too, and their own need is bounded.
  const Span<uint8_t>& guard = guest_space.stack_guard;
  if (inside(fault.address, reinterpret_cast<uintptr_t>(guard.data()), guard.size()))
    return trap_handler({.kind = abi::Trap::stack_exhausted, .site = 0, .program_counter = program_counter});
  if (guest && in_memory_guard(fault.address))
    return trap_handler(
        {.kind = abi::Trap::memory_out_of_bounds, .site = 0, .program_counter = program_counter});
  return nullptr;
}

} // namespace

INGOT_UNSANDBOXED bool catch_traps(Handler handler, Span<uint8_t> fault_stack,
                                   Span<uint8_t> guest_stack_guard) {
  return catch_faults_of_thread(fault_stack, guest_stack_guard) && catch_traps(handler);
}

INGOT_UNSANDBOXED bool catch_traps(Handler handler) {
  trap_handler = handler;
  return platform::Host::install_fault_handler(handle_fault);
}

[[gnu::always_inline]] bool catch_faults_of_thread(Span<uint8_t> fault_stack,
                                                   Span<uint8_t> guest_stack_guard) {
  guest_space.stack_guard = guest_stack_guard;
  return platform::Host::use_fault_handler_stack(fault_stack);
}

GuestSpace enter_guest_space(const GuestSpace& space) {
  const GuestSpace left = guest_space;
  guest_space = space;
  return left;
}

void raise(abi::Trap kind, uint32_t site) {
  platform::Host::recover(*trap_handler({.kind = kind, .site = site, .program_counter = 0}));
}

void watch(WatchedMemories& memories) {
  memories.next = watched_memories;
  watched_memories = &memories;
}

} // namespace ingot::trap

extern "C" void ingot_trap(uint32_t kind, uint32_t site) {
  ingot::trap::raise(static_cast<ingot::abi::Trap>(kind), site);
}
