#include "runtime-lib/library/handler_stacks.hpp"
#include "runtime-lib/library/hosts.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::library {

namespace {

using platform::Host;

// As in a program (entry/guest_stack.cpp).
constexpr uint64_t guard_size = 1 << 20;
constexpr uint64_t largest_stack = uint64_t{1} << 40;

constinit thread_local Call* innermost = nullptr;

} // namespace

instance::HostSpace space_for(const abi::Configuration& configuration) {
  const uint64_t wanted =
      configuration.stack_size != 0 ? configuration.stack_size : abi::default_library_stack;
  return {.guard = guard_size,
          .stack = align_up(smaller(larger(wanted, abi::smallest_library_stack), largest_stack),
                            Host::page_size()),
          .part = sizeof(State)};
}

void begin_instance(abi::Instance&, const instance::HostSpace&, const abi::Configuration&) {}
void end_instance(State&) {}

bool prepare_thread() { return innermost != nullptr || ensure_handler_stack(); }

const void* present_thread() { return &innermost; }

Call*& innermost_call(State&) { return innermost; }

// Of the thread: a fault is handled on another stack.
Call& present_call() { return *innermost; }

} // namespace ingot::library
