// The exceptions of one guest: most are caught by someone who looks at their values and forgets them, and so
// are given back at once; what an exnref may refer to is left to the collection.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/exceptions/pool.hpp"

namespace ingot::exceptions {

class Pools {
public:
  // For exceptions of each size there is `space`, in bytes.
  constexpr explicit Pools(uint64_t space) : small_(small_slot, space), large_(large_slot, space) {}

  // An exception without values; null if it is time for a collection.
  abi::Exception* take(const abi::Tag* tag, uint32_t value_count) {
    abi::Exception* const exception = pool_of(value_count).take();
    if (exception == nullptr)
      return nullptr;
    exception->tag = tag;
    exception->value_count = static_cast<uint16_t>(value_count);
    exception->is_marked = 0;
    exception->escaped = 0;
    return exception;
  }

  // By whoever has caught it. If it escaped the collection has to say when nobody refers to it any more.
  void give_back(abi::Exception* exception) {
    if (exception->escaped == 0)
      pool_of(exception->value_count).give_back(exception);
  }

  // For one more with so many values, frees those that are referred to neither from the stack of the guest,
  // which ends at `stack_top` and on which this is to be called, nor from the list of roots, nor by others
  // that are. False if there are too few free ones then, so that it is time to extend.
  bool collect(uint32_t value_count, const void* stack_top, const abi::Roots* roots);

  // Makes room for more with so many values, if the system has the memory for them.
  void extend(uint32_t value_count) { pool_of(value_count).extend(); }

  // Gives all memory back: nobody refers to any of them any more.
  void release() {
    small_.release();
    large_.release();
  }

private:
  static constexpr uint64_t small_slot = 128;   // two cache lines: up to 7 values
  static constexpr uint64_t large_slot = 16384; // up to 1023; the compiler admits 1000 parameters

  Pool& pool_of(uint64_t value_count) { return value_count <= small_.value_capacity() ? small_ : large_; }

  void mark_words(const void* begin, const void* end);
  void mark_stack(const void* top);
  void mark_roots(const abi::Roots* first);
  const abi::Exception* take_marked();

  Pool small_;
  Pool large_;
};

} // namespace ingot::exceptions
