// The heap's space: one reservation, cut into blocks, with a table that says what each block holds and
// bitmaps with a bit for each place where an object can begin. Nothing in it ever moves.
#pragma once

#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::gc {

// There is at least one block for each size class that a program uses: too much for a board, if they are
// large.
inline constexpr uint32_t block_size_log2 = platform::Host::has_address_space ? 15 : 10;
inline constexpr uint64_t block_size = uint64_t{1} << block_size_log2;

// The largest object that shares a block with others, up to what compiled code takes to be in a size class.
inline constexpr uint64_t largest_cell = block_size / 4;
static_assert(largest_cell <= abi::largest_cell && largest_cell >= abi::largest_fine_cell);

enum class BlockKind : uint8_t {
  free,
  cells,      // of one size class
  large,      // one object begins here
  large_rest, // and goes on here
};

struct Block {
  BlockKind kind;
  uint8_t size_class; // of cells
  uint8_t is_dirty;   // 0 only if the block is zero from its beginning, or behind `swept` if it has cells
  uint8_t is_full;    // of cells: 1 once no free cell was found since the last collection of all
  // Of cells: the offset of the first that is not looked at since the last collection. In front of it all
  // that is not marked is new, or was handed out to become it, and is zero up to then.
  uint32_t swept;
  // Of cells: the next block in a list, no_block at the end. Of large objects: how many blocks it takes; of
  // the rest: where it begins.
  uint32_t link;
};

inline constexpr uint32_t no_block = 0xFFFFFFFF;

// A bit for each 8 bytes of the space.
class Bitmap {
public:
  constexpr Bitmap() = default;
  explicit Bitmap(uint64_t* words) : words_(words) {}

  bool test(uint64_t offset) const { return (words_[offset >> 9] >> (offset >> 3 & 63) & 1) != 0; }
  // Whether it was set before.
  bool test_and_set(uint64_t offset) {
    uint64_t& word = words_[offset >> 9];
    const uint64_t bit = uint64_t{1} << (offset >> 3 & 63);
    const bool was_set = (word & bit) != 0;
    word |= bit;
    return was_set;
  }
  // The first offset from `begin` on whose bit is set, or `end` if that comes first. Both are multiples of 8.
  uint64_t find(uint64_t begin, uint64_t end) const {
    if (begin >= end)
      return end;
    uint64_t index = begin >> 9;
    uint64_t word = words_[index] & ~uint64_t{0} << (begin >> 3 & 63);
    while (word == 0) {
      if (++index << 9 >= end)
        return end;
      word = words_[index];
    }
    const uint64_t found = (index << 9) + (static_cast<uint64_t>(__builtin_ctzll(word)) << 3);
    return found < end ? found : end;
  }
  uint64_t* word_of(uint64_t offset) const { return words_ + (offset >> 9); }

private:
  uint64_t* words_ = nullptr;
};

class Space {
public:
  // Reserves address space for that many bytes of objects, or less if the system refuses; false if there is
  // none.
  bool reserve(uint64_t size);
  void release(); // for ever
  bool is_reserved() const { return base_ != nullptr; }

  // Takes blocks that lie one behind the other, from what was used before if possible; no_block if there are
  // none. The caller sets all of their entries but `is_dirty`.
  uint32_t take(uint32_t count);
  void give_back(uint32_t index, uint32_t count);

  Block& block(uint32_t index) { return blocks_[index]; }
  uint8_t* address(uint64_t offset) const { return base_ + offset; }
  static uint64_t begin_of(uint32_t index) { return uint64_t{index} << block_size_log2; }

  // Blocks in use, and free ones between them.
  uint32_t used_blocks() const { return used_; }
  uint64_t used_size() const { return begin_of(used_); }
  // The most bytes that were in blocks taken at one time.
  uint64_t peak() const { return begin_of(peak_); }

  // The offset of what an address points to; not below used_size() if that is no part of the space.
  uint64_t offset_of(uintptr_t address) const { return address - reinterpret_cast<uintptr_t>(base_); }

  // The marks of the collection that is going on, or of the last one; and those of the one before.
  Bitmap marks;
  Bitmap old_marks;
  void begin_marking(); // the marks become the old ones, and there are no others

  // A byte for each 512: abi::Heap::cards.
  uint8_t* cards() const { return cards_; }
  uint64_t card_count() const { return used_size() >> abi::card_size_log2; }

  // A stack of words for the marker: as many as there is memory for.
  uintptr_t* mark_stack() const { return mark_stack_; }
  bool extend_mark_stack(); // false if the system refuses
  uint64_t mark_stack_capacity() const { return mark_stack_capacity_; }

private:
  uint32_t find_free(uint32_t count);
  bool extend(uint32_t used);

  uint8_t* reservation_ = nullptr;
  uint64_t reservation_size_ = 0;
  uint8_t* base_ = nullptr;
  uint8_t* cards_ = nullptr;
  Block* blocks_ = nullptr;
  uintptr_t* mark_stack_ = nullptr;
  uint64_t mark_stack_capacity_ = 0; // words that are accessible
  uint64_t mark_stack_limit_ = 0;
  uint32_t limit_ = 0;      // blocks reserved
  uint32_t accessible_ = 0; // blocks from the first on, and their marks
  uint32_t used_ = 0;       // blocks from the first on that were taken at least once
  uint32_t taken_ = 0;      // blocks that are taken now
  uint32_t peak_ = 0;
  uint32_t first_free_ = 0; // no block in front of this is free
};

} // namespace ingot::gc
