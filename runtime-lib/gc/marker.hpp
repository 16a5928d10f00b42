// Finds what is alive: from the roots, which are words of which nobody knows what they are, and from there on
// along the references, which objects describe.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/gc/blocks.hpp"

namespace ingot::gc {

class Marker {
public:
  explicit Marker(Space& space) : space_(space) {}

  // What a word points to, or into, is kept, if it is an object at all.
  void mark_word(uintptr_t word);
  void mark_words(const void* begin, const void* end);

  // Marks all that can be reached from what is marked.
  void finish();

  // Bytes in the cells and blocks of what was marked.
  uint64_t live_size() const { return live_size_; }

private:
  void mark_object(uint64_t offset);
  void mark_reference(abi::Reference reference);
  void scan(const abi::Object* object);
  void scan_words(const abi::Reference* words, uint64_t references);
  void rescan_all();

  Space& space_;
  uint64_t depth_ = 0; // of the stack
  uint64_t live_size_ = 0;
  bool has_overflowed_ = false; // what was marked was not put on the stack, which could not grow
};

// The offset where the object begins that a word points to or into; no_object if there is none. An object
// that the last collection has found dead is none.
inline constexpr uint64_t no_object = ~uint64_t{0};
uint64_t find_object(Space& space, const Bitmap& live, uintptr_t word);

} // namespace ingot::gc
