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

// Inlined, because it is also done before the guest starts, and then is no reason to allow it
// (platform/linux/system_call_records.hpp).
[[gnu::always_inline]] bool map_guest_stack(uint64_t size, GuestStack& stack) {
  // From low to high: guard, stack of the handler, guard, stack of the guest, thread-local variables.
  const uint64_t handler_size = align_up(Host::fault_handler_stack_size(), Host::page_size());
  const uint64_t used_size =
      align_up(smaller(size, largest_stack) + Host::thread_block_size(), Host::page_size());
  const uint64_t mapped_size = guard_size + handler_size + guard_size + used_size;
  uint8_t* const begin = Host::reserve(mapped_size);
  if (begin == nullptr)
    return false;
  uint8_t* const handler_stack = begin + guard_size;
  uint8_t* const guard = handler_stack + handler_size;
  uint8_t* const used = guard + guard_size;
  if (!Host::commit(handler_stack, handler_size) || !Host::commit(used, used_size)) {
    Host::release(begin, mapped_size);
    return false;
  }
  stack.variables = Host::make_thread_block(used + used_size);
  stack.top = stack.variables.begin;
  stack.guard = {guard, guard_size};
  stack.handler_stack = {handler_stack, handler_size};
  stack.mapping = {begin, mapped_size};
  return true;
}

INGOT_UNSANDBOXED GuestStack make_first_stack(uint64_t size) {
  GuestStack stack = {};
  Line line = platform::start_failure();
  if (!map_guest_stack(size, stack))
    platform::fail_to_start(line.text("cannot allocate a stack of ").decimal(size >> 10).text(" KiB"));
  if (!Host::enter_thread_block(stack.variables))
    platform::fail_to_start(line.text("the system has no thread-local variables"));
  return stack;
}

} // namespace ingot::entry
