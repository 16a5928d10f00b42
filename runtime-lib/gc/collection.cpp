// A collection: everything stands still, what can be reached is marked, and what is not is free. Free cells
// are found later, when they are wanted.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/calls/argument_area.hpp"
#include "runtime-lib/gc/heap.hpp"
#include "runtime-lib/gc/marker.hpp"
#include "runtime-lib/gc/roots.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/span.hpp"

// Only programs have one that refer to it otherwise, too.
extern "C" [[gnu::weak]] ingot::abi::ArgumentArea ingot_argument_area;

namespace ingot::gc {

namespace {

using platform::Host;

// From the frame of this function on, so the caller's frame is looked through as well: it must not be
// inlined.
[[gnu::noinline]] void mark_stack(Marker& marker) {
  marker.mark_words(__builtin_frame_address(0), Host::stack_top());
}

// Words of which nobody knows whether they are references; an integer that looks like one keeps an object for
// once longer. Why none is overlooked that compiled code still needs: docs/decisions/0014.
void mark_roots(Marker& marker) {
  mark_stack(marker);
  if (&ingot_argument_area != nullptr)
    marker.mark_words(&ingot_argument_area, &ingot_argument_area + 1);
  if constexpr (platform::Platform<Host>) // there are threads
    marker.mark_words(&ingot_thread_argument_area, &ingot_thread_argument_area + 1);
  for (const abi::Roots* roots = state.roots; roots != nullptr; roots = roots->next) {
    marker.mark_words(roots->references, roots->references + roots->reference_count);
    for (uint64_t i = 0; i < roots->table_count; i++) {
      const abi::Table& table = *roots->tables[i];
      marker.mark_words(table.elements, table.elements + table.size);
    }
  }
}

// What is left of the runs is zero, and free like any other cell that is not marked.
void take_back_runs() {
  for (uint32_t i = 0; i < abi::size_class_count; i++) {
    abi::AllocationRun& run = ingot_heap.runs[i];
    state.statistics.allocated -= static_cast<uint64_t>(run.end - run.next);
    run = {.next = nullptr, .end = nullptr};
    state.current[i] = state.pending[i] = no_block;
  }
}

// A block that nothing was taken from since the last collection has no cells to give now either, unless all
// objects were looked at.
void sweep_cells(uint32_t index, bool is_full_collection) {
  Block& block = state.space.block(index);
  const uint64_t begin = Space::begin_of(index);
  if (!is_full_collection && block.is_full != 0)
    return;
  if (state.space.marks.find(begin, begin + block_size) == begin + block_size)
    return state.space.give_back(index, 1);
  block.is_dirty = 1;
  block.is_full = 0;
  block.swept = 0;
  block.link = state.pending[block.size_class];
  state.pending[block.size_class] = index;
}

// From the last block to the first, so that the first ones are filled first.
void sweep_blocks(bool is_full_collection) {
  for (uint32_t index = state.space.used_blocks(); index-- > 0;) {
    const Block& block = state.space.block(index);
    if (block.kind == BlockKind::cells)
      sweep_cells(index, is_full_collection);
    else if (block.kind == BlockKind::large && !state.space.marks.test(Space::begin_of(index)))
      state.space.give_back(index, block.link);
  }
}

// What is marked is old: it was alive at some collection. As long as there are few old objects that were not
// so at the last collection of all, they are taken to be alive, and only new ones are looked for: from the
// roots, and from old objects in which a reference was stored since.
bool is_time_for_full_collection(bool is_out_of_space) {
  // Both kinds are to be tested.
  if (state.is_stressed && state.statistics.collections % 4 == 0)
    return true;
  return is_out_of_space || state.old_size >= state.full_threshold;
}

void mark_all(bool is_full) {
  if (is_full)
    state.space.begin_marking();
  Marker marker(state.space, is_full ? state.space.old_marks : state.space.marks);
  mark_roots(marker);
  if (!is_full)
    marker.mark_recorded();
  marker.finish();
  memset(state.space.cards(), 0, static_cast<size_t>(state.space.card_count()));
  if (is_full) {
    state.old_size = marker.marked_size();
    state.full_threshold = state.old_size + larger(state.old_size, smallest_growth);
  } else {
    state.old_size += marker.marked_size();
  }
}

} // namespace

[[gnu::noinline]] void collect(bool is_out_of_space) {
  // Puts all registers that the callee saves into this frame, where mark_stack() finds them. The others are
  // the caller's to save.
  __builtin_unwind_init();
  const uint64_t begin = Host::monotonic_now();
  const bool is_full = is_time_for_full_collection(is_out_of_space);
  state.statistics.allocated += state.since_collection;
  state.since_collection = 0;
  mark_all(is_full);
  take_back_runs();
  sweep_blocks(is_full);
  const uint64_t pause = Host::monotonic_now() - begin;
  state.statistics.collections++;
  state.statistics.full_collections += is_full;
  state.statistics.pause += pause;
  state.statistics.longest_pause = larger(state.statistics.longest_pause, pause);
  if (state.verify != nullptr)
    state.verify();
}

void add_roots(abi::Roots& roots) {
  roots.next = state.roots;
  state.roots = &roots;
}

} // namespace ingot::gc

extern "C" void ingot_gc_roots(ingot::abi::Roots* roots) { ingot::gc::add_roots(*roots); }
