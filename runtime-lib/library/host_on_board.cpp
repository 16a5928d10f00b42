// Tasks of a firmware, whose thread-local variables nobody can tell us, may interrupt each other at any
// instruction, and handlers of interrupts interrupt all. So nothing here is of the present task: what a trap
// ends is found by the stack that the guest runs on, which is its instance's.
#include "runtime-lib/abi/board.hpp"
#include "runtime-lib/library/hosts.hpp"
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::library {

namespace {

using platform::Host;

// All instances that have a stack. Whoever reads it may have interrupted whoever changes it, so it is whole
// at any time.
constinit State* first_state = nullptr;

bool is_on_stack(const State& state, uintptr_t address) {
  return address - reinterpret_cast<uintptr_t>(state.stack_mapping.data()) < state.stack_mapping.size();
}

} // namespace

bool make_stack(abi::Instance& instance, const abi::Configuration& configuration) {
  constexpr uint64_t largest = uint64_t{1} << 30;
  const uint64_t wanted = configuration.stack_size != 0 ? configuration.stack_size : abi::default_board_stack;
  const uint64_t reserve = abi::stack_reserve + smaller(configuration.stack_reserve, largest);
  const uint64_t size = align_up(
      smaller(larger(wanted, abi::smallest_board_stack), largest) - abi::stack_reserve + reserve, 16);
  uint8_t* const begin = Host::reserve(size);
  if (begin == nullptr)
    return false;
  State& state = state_of(&instance);
  state.stack_mapping = {begin, static_cast<size_t>(size)};
  state.next_call = begin + size;
  instance.stack_limit = reinterpret_cast<uintptr_t>(begin) + reserve;
  State* next = __atomic_load_n(&first_state, __ATOMIC_RELAXED);
  do
    state.next = next;
  while (!__atomic_compare_exchange_n(&first_state, &next, &state, /*weak=*/false, __ATOMIC_RELEASE,
                                      __ATOMIC_RELAXED));
  return true;
}

// Nobody makes or destroys another instance meanwhile.
void release_stack(State& state) {
  if (state.stack_mapping.data() == nullptr)
    return;
  State** link = &first_state;
  while (*link != &state)
    link = &(*link)->next;
  __atomic_store_n(link, state.next, __ATOMIC_RELEASE);
  Host::release(state.stack_mapping.data(), state.stack_mapping.size());
}

bool prepare_thread() { return true; }

const void* present_thread() {
  const void* const task = ingot_board_task();
  return task != nullptr ? task : &first_state;
}

Call*& innermost_call(State& state) { return state.innermost; }

Call& trapped_call() {
  const uintptr_t here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  const State* state = first_state;
  while (!is_on_stack(*state, here))
    state = state->next;
  return *state->innermost;
}

} // namespace ingot::library
