// What compiled code knows of the heap of garbage-collected objects: enough to take memory for a small one.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace ingot::abi {

// Sizes and addresses of objects are multiples of this.
inline constexpr uint64_t object_alignment = 8;

// Small objects have cells of some size classes: the multiples of 8 from 16 to 256, and from there on four
// sizes for each doubling. Larger ones are not of any class.
inline constexpr uint64_t smallest_cell = 16;
inline constexpr uint64_t largest_fine_cell = 256;
inline constexpr uint64_t largest_cell = 8192;
inline constexpr uint32_t fine_class_count = (largest_fine_cell - smallest_cell) / object_alignment + 1;
inline constexpr uint32_t size_class_count = fine_class_count + 5 * 4;

// The class of an object of this size, from smallest_cell to largest_cell.
constexpr uint32_t size_class_of(uint64_t size) {
  if (size <= largest_fine_cell)
    return static_cast<uint32_t>((size + (object_alignment - 1) - smallest_cell) / object_alignment);
  const uint64_t last = size - 1;
  const uint32_t log2 = 63 - static_cast<uint32_t>(__builtin_clzll(last));
  return fine_class_count + (log2 - 8) * 4 + static_cast<uint32_t>((last >> (log2 - 2)) & 3);
}

constexpr uint64_t cell_size_of(uint32_t size_class) {
  if (size_class < fine_class_count)
    return smallest_cell + size_class * object_alignment;
  const uint32_t coarse = size_class - fine_class_count;
  return uint64_t{coarse % 4 + 5} << (coarse / 4 + 6);
}

static_assert(size_class_of(largest_cell) == size_class_count - 1 && cell_size_of(30) == largest_fine_cell);
static_assert(cell_size_of(size_class_of(257)) == 320 && cell_size_of(size_class_count - 1) == largest_cell);

// Cells that lie one behind the other, free and zero, from `next` to `end`.
struct AllocationRun {
  uint8_t* next;
  uint8_t* end;
};

// The thread-local variable `ingot_heap`. Compiled code takes a cell from the run of its class by moving
// `next`, and sets the first word, the object's layout, before anything else can happen.
struct Heap {
  AllocationRun runs[size_class_count];
  // Where a reference was stored into an object since the last collection: the byte at cards + (address >>
  // card_size_log2) is 1, for the address of an element of an array or else of the object.
  uint8_t* cards;
};
inline constexpr uint32_t card_size_log2 = 9;
inline constexpr char heap_symbol[] = "ingot_heap";

// Behind an array's last element there is at least so much room, so that a pointer to the end of the
// elements, which compiled code may keep in place of the array, is a pointer into the array.
inline constexpr uint64_t array_padding = 1;

// The most that an array's elements can take is 2^32 vectors; nothing here overflows.
constexpr uint64_t align_object(uint64_t size) {
  return (size + (object_alignment - 1)) & ~(object_alignment - 1);
}

} // namespace ingot::abi
