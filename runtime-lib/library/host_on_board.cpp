// Tasks of a firmware, whose thread-local variables nobody can tell us, may interrupt each other at any
// instruction, and handlers of interrupts interrupt all. So nothing here is of the present task: what a trap
// ends is found by the stack that the guest runs on, which is its instance's.
#include "runtime-lib/abi/board.hpp"
#include "runtime-lib/library/hosts.hpp"
#include "runtime-lib/library/memory_images.hpp"
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/memory_functions.hpp"

namespace ingot::library {

namespace {

// All instances. Whoever reads it may have interrupted whoever changes it, so it is whole at any time.
constinit State* first_state = nullptr;

uint64_t reserve_of(const abi::Configuration& configuration) {
  constexpr uint64_t largest = uint64_t{1} << 30;
  return abi::stack_reserve + align_up(smaller(configuration.stack_reserve, largest), 16);
}

bool is_on_stack(const State& state, uintptr_t address) {
  return address - reinterpret_cast<uintptr_t>(state.stack.data()) < state.stack.size();
}

} // namespace

instance::HostSpace space_for(const abi::Configuration& configuration) {
  constexpr uint64_t largest = uint64_t{1} << 30;
  const uint64_t wanted = configuration.stack_size != 0 ? configuration.stack_size : abi::default_board_stack;
  const uint64_t size = align_up(smaller(larger(wanted, abi::smallest_board_stack), largest), 16);
  return {.guard = 0, .stack = size - abi::stack_reserve + reserve_of(configuration), .part = sizeof(State)};
}

void begin_instance(abi::Instance& instance, const instance::HostSpace& space,
                    const abi::Configuration& configuration) {
  State& state = state_of(&instance);
  const size_t size = static_cast<size_t>(space.stack);
  state.stack = {reinterpret_cast<uint8_t*>(&instance) - size, size};
  instance.stack_limit = reinterpret_cast<uintptr_t>(state.stack.data()) + reserve_of(configuration);
  State* next = __atomic_load_n(&first_state, __ATOMIC_RELAXED);
  do
    state.next = next;
  while (!__atomic_compare_exchange_n(&first_state, &next, &state, /*weak=*/false, __ATOMIC_RELEASE,
                                      __ATOMIC_RELAXED));
}

// Nobody makes or destroys another instance meanwhile.
void end_instance(State& state) {
  State** link = &first_state;
  while (*link != &state)
    link = &(*link)->next;
  __atomic_store_n(link, state.next, __ATOMIC_RELEASE);
}

bool prepare_thread() { return true; }

const void* present_thread() {
  const void* const task = ingot_board_task();
  return task != nullptr ? task : &first_state;
}

Call*& innermost_call(State& state) { return state.innermost; }

Call& present_call() {
  const uintptr_t here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  const State* state = first_state;
  while (!is_on_stack(*state, here))
    state = state->next;
  return *state->innermost;
}

// There is nothing that could be shared with another instance.
void fill_memories(abi::Instance* instance) {
  const abi::LinkableModule& module = *static_cast<const abi::LinkableModule*>(instance->module);
  for (uint64_t i = 0; i < module.memory_image_count; i++) {
    const abi::MemoryImage& image = module.memory_images[i];
    memcpy(instance::memories_of(instance).memories[image.memory].base + image.address, image.bytes,
           static_cast<size_t>(image.size));
  }
}

} // namespace ingot::library
