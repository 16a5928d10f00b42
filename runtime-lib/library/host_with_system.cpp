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

bool make_stack(abi::Instance& instance, const abi::Configuration& configuration) {
  const uint64_t wanted =
      configuration.stack_size != 0 ? configuration.stack_size : abi::default_library_stack;
  const uint64_t size =
      align_up(smaller(larger(wanted, abi::smallest_library_stack), largest_stack), Host::page_size());
  uint8_t* const begin = Host::reserve(guard_size + size);
  if (begin == nullptr)
    return false;
  State& state = state_of(&instance);
  state.stack_mapping = {begin, guard_size + size};
  state.stack_guard = {begin, guard_size};
  state.next_call = begin + guard_size + size;
  return Host::commit(begin + guard_size, size);
}

void release_stack(State& state) {
  if (state.stack_mapping.data() != nullptr)
    Host::release(state.stack_mapping.data(), state.stack_mapping.size());
}

bool prepare_thread() { return innermost != nullptr || ensure_handler_stack(); }

const void* present_thread() { return &innermost; }

Call*& innermost_call(State&) { return innermost; }

// Of the thread: a fault is handled on another stack.
Call& trapped_call() { return *innermost; }

} // namespace ingot::library
