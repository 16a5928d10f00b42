// Slots of one size for exceptions: taken from a list of free ones or, as long as there are any, from those
// that were never used. They never move.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::exceptions {

class Pool {
public:
  // `slot_size` in bytes, a multiple of 16; `space` is what all slots together take at most.
  constexpr Pool(uint64_t slot_size, uint64_t space) : slot_size_(slot_size), space_(space) {}

  constexpr uint64_t value_capacity() const {
    return (slot_size_ - sizeof(abi::Exception)) / sizeof(abi::Value);
  }

  // A slot, all of it but its tag undefined; null if it is time for a collection, or to extend the pool.
  // Whoever takes it sets the tag: null is the mark of a free slot.
  abi::Exception* take() {
    if (first_free_ != 0) {
      abi::Exception* const slot = slot_at(first_free_ - 1);
      first_free_ = slot->link;
      return slot;
    }
    return used_ < limit_ ? slot_at(used_++) : nullptr;
  }

  void give_back(abi::Exception* exception) {
    exception->tag = nullptr;
    exception->link = first_free_;
    first_free_ = index_of(exception) + 1;
  }

  // Makes more slots, if the system has the memory for them.
  void extend();

  // Gives all memory back; as it was when it was made.
  void release();

  // Whether no slot was ever taken, so that a collection can free none.
  bool is_unused() const { return used_ == 0; }

  // Whether so much was alive at the last collection that the next would come too soon; also before the
  // first.
  bool is_crowded() const { return live_ >= limit_ / 2; }

  // Marking: an exception that a word refers to, be it to the middle of it, is kept, and so is what it refers
  // to itself. It waits in a list, so that nothing recurses; null if none waits.
  void mark(uintptr_t word);
  abi::Exception* take_marked();

  // Frees all that is not marked, and takes the marks away.
  void sweep();

private:
  abi::Exception* slot_at(uint64_t index) const {
    return reinterpret_cast<abi::Exception*>(base_ + index * slot_size_);
  }
  uint32_t index_of(const abi::Exception* exception) const {
    return static_cast<uint32_t>(static_cast<uint64_t>(reinterpret_cast<const uint8_t*>(exception) - base_) /
                                 slot_size_);
  }

  uint64_t slot_size_;
  uint64_t space_;
  uint8_t* base_ = nullptr;  // of the reservation, once there is one
  uint64_t reservation_ = 0; // its size
  uint64_t used_ = 0;        // slots from the first on that were taken at least once
  uint64_t limit_ = 0;       // slots that are accessible
  uint64_t live_ = 0;        // slots that the last collection kept
  // The lists go through Exception::link. They count from 1: 0 is their end.
  uint32_t first_free_ = 0;
  uint32_t first_marked_ = 0;
};

} // namespace ingot::exceptions
