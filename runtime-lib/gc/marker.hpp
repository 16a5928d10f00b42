// Finds what is alive: from the roots, which are words of which nobody knows what they are, and from there on
// along the references, which objects describe.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/gc/blocks.hpp"

namespace ingot::gc {

class Marker {
public:
  // `live` has the marks of what was alive at the last collection. If those are the marks that are being set,
  // too, nothing that is marked already is looked at again.
  Marker(Space& space, const Bitmap& live) : space_(space), live_(live) {}

  // What a word points to, or into, is kept, if it is an object at all.
  void mark_word(uintptr_t word);
  void mark_words(const void* begin, const void* end);

  // What the objects refer to that are marked and in which references were stored since the last collection.
  void mark_recorded();

  // Marks all that can be reached from what is marked.
  void finish();

  // The bytes of the objects that were marked.
  uint64_t marked_size() const { return marked_size_; }

private:
  void mark_object(uint64_t offset);
  void mark_reference(abi::Reference reference);
  void scan(const abi::Object* object);
  void scan_fields(const abi::Object* object);
  void scan_words(const abi::Reference* words, uint64_t count);
  void scan_some_words(const abi::Reference* words, uint64_t references);
  void scan_elements(const abi::Object* array, uint64_t begin, uint64_t end);
  void scan_card(uint64_t card);
  void rescan_all();

  Space& space_;
  const Bitmap live_;
  uint64_t depth_ = 0; // of the stack
  uint64_t marked_size_ = 0;
  bool has_overflowed_ = false; // what was marked was not put on the stack, which could not grow
};

// The offset where the object begins that a word points to or into; no_object if there is none. An object
// that the last collection has found dead is none.
inline constexpr uint64_t no_object = ~uint64_t{0};
uint64_t find_object(Space& space, const Bitmap& live, uintptr_t word);

} // namespace ingot::gc
