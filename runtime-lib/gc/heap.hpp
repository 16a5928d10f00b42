// The heap of garbage-collected objects. There is one; all of its state is here and in `ingot_heap`.
#pragma once

#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/gc/blocks.hpp"

extern "C" [[gnu::visibility("hidden")]] constinit thread_local ingot::abi::Heap ingot_heap;

namespace ingot::gc {

// Between two collections so much is allocated.
inline constexpr uint64_t nursery_size = uint64_t{16} << 20;

inline constexpr uint64_t default_heap_size = uint64_t{4} << 30;

// So much at least may become old before all objects are looked at again.
inline constexpr uint64_t smallest_growth = uint64_t{32} << 20;

struct Statistics {
  uint64_t collections = 0;
  uint64_t full_collections = 0; // among them
  uint64_t pause = 0;            // nanoseconds, in all
  uint64_t longest_pause = 0;
  uint64_t allocated = 0; // bytes that were handed out, without what was left of them
};

// All zero at first, so that it takes no room in an image.
struct State {
  uint64_t heap_size = 0;     // the most bytes that objects may take; 0: default_heap_size
  bool is_stressed = false;   // collects before each allocation
  void (*verify)() = nullptr; // after each collection
  const abi::Roots* roots = nullptr;
  Space space;
  uint32_t current[abi::size_class_count] = {}; // the block that the run of each class is in; no_block
  uint32_t pending[abi::size_class_count] = {}; // lists of blocks that may have free cells, not looked at yet
  uint64_t since_collection = 0;                // bytes handed out
  uint64_t old_size = 0;                        // bytes of objects that are marked
  uint64_t full_threshold = 0;                  // at so many it is time to look at all objects
  Statistics statistics;
};

// Each thread has its own: objects do not go from one instance to another.
extern constinit thread_local State state;

// Zero bytes for an object of this size; null if there are none.
uint8_t* allocate(uint64_t size);

// Takes what no root leads to for free: all of that if no space is left, otherwise as much as seems worth the
// time.
void collect(bool is_out_of_space);

} // namespace ingot::gc
