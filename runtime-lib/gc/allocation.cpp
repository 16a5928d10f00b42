// Objects are made in runs of cells that compiled code takes one after the other. Here runs are found, and
// room for what is too large for cells.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/gc/heap.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/span.hpp"
#include "runtime-lib/trap/trap.hpp"

extern "C" [[gnu::visibility("hidden")]] constinit thread_local ingot::abi::Heap ingot_heap = {};

namespace ingot::gc {

namespace {

// A run is cleared when it is handed out, shortly before it is written to: so much stays in the first level
// of caches.
constexpr uint64_t longest_run = 8192;

bool start() {
  for (uint32_t i = 0; i < abi::size_class_count; i++)
    state.current[i] = state.pending[i] = no_block;
  if (!state.space.reserve(state.heap_size != 0 ? state.heap_size : default_heap_size))
    return false;
  state.full_threshold = smallest_growth;
  const uintptr_t base = reinterpret_cast<uintptr_t>(state.space.address(0));
  ingot_heap.cards = state.space.cards() - (base >> abi::card_size_log2);
  platform::before_thread_end = [] { state.space.release(); };
  return true;
}

void clear(Block& block, uint64_t offset, uint64_t size) {
  if (block.is_dirty != 0)
    memset(state.space.address(offset), 0, static_cast<size_t>(size));
}

// The next free cells of a block; false if there are none behind those that were looked at.
bool find_run(uint32_t index, abi::AllocationRun& run) {
  Block& block = state.space.block(index);
  const uint64_t cell_size = abi::cell_size_of(block.size_class);
  const uint64_t begin = Space::begin_of(index);
  const uint64_t end = begin + block_size / cell_size * cell_size;
  const bool is_first = block.swept == 0;
  uint64_t offset = begin + block.swept;
  uint64_t marked = end;
  while (offset < end && (marked = state.space.marks.find(offset, end)) == offset)
    offset += cell_size;
  if (offset < end) {
    const uint64_t most =
        state.is_stressed ? cell_size : larger(longest_run / cell_size, uint64_t{1}) * cell_size;
    const uint64_t run_end = smaller(marked, offset + most);
    clear(block, offset, run_end - offset);
    run = {.next = state.space.address(offset), .end = state.space.address(run_end)};
    offset = run_end;
  }
  block.swept = static_cast<uint32_t>(offset - begin);
  block.is_full = is_first && run.next == run.end;
  return run.next != run.end;
}

bool find_run(uint32_t size_class) {
  abi::AllocationRun& run = ingot_heap.runs[size_class];
  uint32_t& current = state.current[size_class];
  for (;;) {
    if (current != no_block && find_run(current, run)) {
      state.since_collection += static_cast<uint64_t>(run.end - run.next);
      return true;
    }
    uint32_t& pending = state.pending[size_class];
    current = pending;
    if (current != no_block) {
      pending = state.space.block(current).link;
      continue;
    }
    current = state.space.take(1);
    if (current == no_block)
      return false;
    Block& block = state.space.block(current);
    block.kind = BlockKind::cells;
    block.size_class = static_cast<uint8_t>(size_class);
    block.swept = 0;
    block.is_full = 0;
    block.link = no_block;
  }
}

uint8_t* allocate_cell(uint64_t size) {
  const uint32_t size_class = abi::size_class_of(size);
  abi::AllocationRun& run = ingot_heap.runs[size_class];
  // Compiled code does not look at the runs of sizes that it does not know when it is compiled, if they are
  // large.
  if (run.next == run.end && !find_run(size_class)) {
    collect(/*is_out_of_space=*/true);
    if (!find_run(size_class))
      return nullptr;
  }
  uint8_t* const cell = run.next;
  run.next += abi::cell_size_of(size_class);
  return cell;
}

uint8_t* allocate_large(uint64_t size) {
  const uint64_t count = (size + block_size - 1) >> block_size_log2;
  if (count >= no_block)
    return nullptr;
  uint32_t index = state.space.take(static_cast<uint32_t>(count));
  if (index == no_block) {
    collect(/*is_out_of_space=*/true);
    index = state.space.take(static_cast<uint32_t>(count));
    if (index == no_block)
      return nullptr;
  }
  const uint64_t offset = Space::begin_of(index);
  for (uint32_t i = 0; i < count; i++) {
    Block& block = state.space.block(index + i);
    const uint64_t part = smaller(block_size, size - uint64_t{i} * block_size);
    clear(block, offset + uint64_t{i} * block_size, part);
    block.kind = i == 0 ? BlockKind::large : BlockKind::large_rest;
    block.swept = 0;
    block.link = i == 0 ? static_cast<uint32_t>(count) : index;
  }
  state.since_collection += count * block_size;
  return state.space.address(offset);
}

} // namespace

constinit thread_local State state;

uint8_t* allocate(uint64_t size) {
  if (!state.space.is_reserved() && !start())
    return nullptr;
  if (state.since_collection >= nursery_size || state.is_stressed)
    collect(/*is_out_of_space=*/false);
  return size <= largest_cell ? allocate_cell(size) : allocate_large(size);
}

} // namespace ingot::gc

extern "C" void ingot_gc_heap_size(uint64_t size) { ingot::gc::state.heap_size = size; }
extern "C" void ingot_gc_stress() { ingot::gc::state.is_stressed = true; }

extern "C" ingot::abi::Object* ingot_gc_allocate(const ingot::abi::ObjectLayout* layout, uint64_t size,
                                                 uint32_t site) {
  uint8_t* const bytes = ingot::gc::allocate(size);
  if (bytes == nullptr)
    ingot::trap::raise(ingot::abi::Trap::heap_exhausted, site);
  auto* const object = reinterpret_cast<ingot::abi::Object*>(bytes);
  object->layout = layout;
  return object;
}

extern "C" void ingot_gc_copy_references(void* destination, void* source, uint64_t size) {
  if (size == 0)
    return;
  const uintptr_t begin = reinterpret_cast<uintptr_t>(destination);
  const uintptr_t last = begin + static_cast<uintptr_t>(size) - 1;
  for (uintptr_t card = begin >> ingot::abi::card_size_log2; card <= last >> ingot::abi::card_size_log2;
       card++)
    ingot_heap.cards[card] = 1;
  memmove(destination, source, static_cast<size_t>(size));
}

extern "C" void ingot_gc_copy(void* destination, void* source, uint64_t size) {
  memmove(destination, source, static_cast<size_t>(size));
}
