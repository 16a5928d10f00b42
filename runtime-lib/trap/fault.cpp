// Traps that the processor finds. A fault is one only if we know what it means; everything else is a defect
// of ours and must not pass for the guest's: the process then dies of the signal.
#include "runtime-lib/abi/module.hpp"
#include "runtime-lib/trap/report.hpp"
#include "runtime-lib/trap/trap.hpp"

// The two ends of the section of guest code (abi::guest_text_section). Weak, for a module may have no code at
// all.
extern "C" [[gnu::weak, gnu::visibility("hidden")]] const uint8_t __start_ingot_guest_text[];
extern "C" [[gnu::weak, gnu::visibility("hidden")]] const uint8_t __stop_ingot_guest_text[];

namespace ingot::trap {

namespace {

Span<uint8_t> stack_guard;

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

bool in_memory_guard(uintptr_t address) {
  for (uint64_t i = 0; i < ingot_module.memory_count; i++) {
    if (in_guard_of(ingot_module.memories[i], address))
      return true;
  }
  return false;
}

// The function whose code holds the program counter: the last that begins at or before it.
uint32_t function_at(uintptr_t program_counter) {
  const abi::FunctionMapEntry* const map = ingot_module.function_map;
  uint64_t low = 0, high = map == nullptr ? 0 : ingot_module.function_map_size;
  while (low < high) {
    const uint64_t middle = low + (high - low) / 2;
    const uintptr_t code =
        reinterpret_cast<uintptr_t>(&map[middle].code) + static_cast<uintptr_t>(int64_t{map[middle].code});
    if (code <= program_counter)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 ? map[low - 1].function_index : Place::unknown_function;
}

void handle_fault(const platform::Fault& fault) {
  const bool guest = in_guest_code(fault.program_counter);
  const Place place = {.site = 0,
                       .function = guest ? function_at(fault.program_counter) : Place::unknown_function};
  // Below the guest's stack is where too deep a recursion arrives, in whatever code: the runtime's functions
  // run on the guest's stack too, and their own need is bounded.
  if (inside(fault.address, reinterpret_cast<uintptr_t>(stack_guard.data()), stack_guard.size()))
    report(abi::Trap::stack_exhausted, place);
  if (guest && in_memory_guard(fault.address))
    report(abi::Trap::memory_out_of_bounds, place);
}

} // namespace

bool catch_faults(Span<uint8_t> handler_stack, Span<uint8_t> guest_stack_guard) {
  stack_guard = guest_stack_guard;
  return platform::Host::install_fault_handler(handler_stack, handle_fault);
}

} // namespace ingot::trap
