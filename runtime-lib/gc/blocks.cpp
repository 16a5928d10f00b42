#include "runtime-lib/gc/blocks.hpp"

#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/span.hpp"

namespace ingot::gc {

using platform::Host;

namespace {

constexpr bool has_address_space = Host::has_address_space;

// Blocks become accessible by so many, together with their marks, which are then a multiple of every page
// size.
constexpr uint32_t extent = has_address_space ? 128 : 1;
constexpr uint64_t marks_size_of(uint64_t size) { return size / 64; } // a bit for each 8 bytes

// All else begins at multiples of this, and so far the marker's stack is extended at a time.
constexpr uint64_t part_extent = has_address_space ? uint64_t{1} << 20 : 64;

// If every object were the smallest one and all were on the stack. That is address space only. Where it would
// be memory, the marker comes back to what has found no place.
constexpr uint64_t mark_stack_size_of(uint64_t size) {
  const uint64_t most = size / abi::smallest_cell * sizeof(uintptr_t);
  return align_up(has_address_space ? most : most / 32, part_extent) + part_extent;
}

// Of the table of blocks.
constexpr uint64_t table_size_of(uint64_t size) {
  return align_up((size >> block_size_log2) * sizeof(Block), part_extent);
}

// What to try after so much was refused: memory that is not taken here is lost.
constexpr uint64_t less_than(uint64_t size) {
  return align_down(has_address_space ? size / 2 : size - size / 16 - 1, extent * block_size);
}

} // namespace

bool Space::reserve(uint64_t size) {
  const uint64_t wanted = larger(size, block_size);
  size = align_up(wanted, extent * block_size);
  for (; size >= extent * block_size; size = less_than(size)) {
    const uint64_t table = table_size_of(size);
    const uint64_t marks_size = marks_size_of(size);
    const uint64_t cards = align_up(size >> abi::card_size_log2, part_extent);
    const uint64_t stack = mark_stack_size_of(size);
    reservation_size_ = size + block_size + table + cards + 2 * marks_size + stack;
    reservation_ = Host::reserve(reservation_size_);
    if (reservation_ == nullptr)
      continue;
    // Blocks are aligned, so that which one it is follows from an address's upper bits.
    uint8_t* next =
        reinterpret_cast<uint8_t*>(align_up(reinterpret_cast<uintptr_t>(reservation_), block_size));
    base_ = next;
    blocks_ = reinterpret_cast<Block*>(next += size);
    cards_ = next += table;
    marks = Bitmap(reinterpret_cast<uint64_t*>(next += cards));
    old_marks = Bitmap(reinterpret_cast<uint64_t*>(next += marks_size));
    mark_stack_ = reinterpret_cast<uintptr_t*>(next += marks_size);
    mark_stack_limit_ = align_down(stack, part_extent) / sizeof(uintptr_t);
    limit_ = static_cast<uint32_t>(smaller(size, wanted) >> block_size_log2);
    return Host::commit(reinterpret_cast<uint8_t*>(blocks_), table + cards);
  }
  return false;
}

void Space::release() { Host::release(reservation_, reservation_size_); }

bool Space::extend(uint32_t used) {
  const uint32_t wanted = static_cast<uint32_t>(align_up(used, extent));
  if (wanted > accessible_) {
    const uint64_t begin = begin_of(accessible_);
    const uint64_t size = begin_of(wanted) - begin;
    const auto commit_marks = [&](Bitmap bitmap) {
      return Host::commit(reinterpret_cast<uint8_t*>(bitmap.word_of(begin)), marks_size_of(size));
    };
    if (!Host::commit(address(begin), size) || !commit_marks(marks) || !commit_marks(old_marks))
      return false;
    accessible_ = wanted;
  }
  used_ = used;
  return true;
}

uint32_t Space::take(uint32_t count) {
  uint32_t index = find_free(count);
  if (index == no_block) {
    // Free ones at the very end are the beginning of it.
    index = used_;
    while (index > 0 && blocks_[index - 1].kind == BlockKind::free)
      index--;
    if (count > limit_ - index || !extend(index + count))
      return no_block;
  }
  taken_ += count;
  peak_ = larger(peak_, taken_);
  if (index == first_free_)
    first_free_ = index + count;
  return index;
}

uint32_t Space::find_free(uint32_t count) {
  uint32_t length = 0;
  bool is_first = true;
  for (uint32_t index = first_free_; index < used_; index++) {
    if (blocks_[index].kind != BlockKind::free) {
      length = 0;
      continue;
    }
    if (is_first)
      first_free_ = index;
    is_first = false;
    if (++length == count)
      return index + 1 - count;
  }
  if (is_first)
    first_free_ = used_;
  return no_block;
}

void Space::give_back(uint32_t index, uint32_t count) {
  for (uint32_t i = index; i < index + count; i++)
    blocks_[i] = {
        .kind = BlockKind::free, .size_class = 0, .is_dirty = 1, .is_full = 0, .swept = 0, .link = 0};
  taken_ -= count;
  first_free_ = smaller(first_free_, index);
}

void Space::begin_marking() {
  const Bitmap previous = marks;
  marks = old_marks;
  old_marks = previous;
  memset(marks.word_of(0), 0, static_cast<size_t>(marks_size_of(used_size())));
}

bool Space::extend_mark_stack() {
  const uint64_t step = part_extent / sizeof(uintptr_t);
  if (mark_stack_capacity_ + step > mark_stack_limit_ ||
      !Host::commit(reinterpret_cast<uint8_t*>(mark_stack_ + mark_stack_capacity_), part_extent))
    return false;
  mark_stack_capacity_ += step;
  return true;
}

} // namespace ingot::gc
