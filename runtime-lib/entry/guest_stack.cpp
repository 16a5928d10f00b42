#include "runtime-lib/entry/guest_stack.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/support/sections.hpp"

namespace ingot::entry {

using platform::Host;

namespace {

// Compiled code probes every page of a large frame, so a page would do. This much keeps even a frame without
// probes (of the runtime: under 16 KiB) from stepping over.
constexpr uint64_t guard_size = 1 << 20;

// More than any program can use, and small enough for sums of sizes not to wrap.
constexpr uint64_t largest_stack = uint64_t{1} << 40;

} // namespace

INGOT_UNSANDBOXED GuestStack map_guest_stack(uint64_t size) {
  // From low to high: guard, stack of the handler, guard, stack of the guest.
  const uint64_t stack_size = align_up(smaller(size, largest_stack), Host::page_size());
  const uint64_t handler_size = align_up(Host::fault_handler_stack_size(), Host::page_size());
  uint8_t* const begin = Host::reserve(guard_size + handler_size + guard_size + stack_size);
  uint8_t* const handler_stack = begin + guard_size;
  uint8_t* const guard = handler_stack + handler_size;
  uint8_t* const stack = guard + guard_size;
  if (begin == nullptr || !Host::commit(handler_stack, handler_size) || !Host::commit(stack, stack_size)) {
    Line line = platform::start_failure();
    platform::fail_to_start(line.text("cannot allocate a stack of ").decimal(stack_size >> 10).text(" KiB"));
  }
  return {.top = stack + stack_size,
          .guard = {guard, guard_size},
          .handler_stack = {handler_stack, handler_size},
          .whole = {begin, static_cast<size_t>(stack + stack_size - begin)}};
}

} // namespace ingot::entry
