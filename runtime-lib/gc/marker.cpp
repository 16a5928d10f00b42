#include "runtime-lib/gc/marker.hpp"

#include "runtime-lib/support/span.hpp"

namespace ingot::gc {

namespace {

// i31 and values of the host (abi/instance.hpp, Reference).
constexpr uintptr_t tag_bits = 3;

// Objects wait so many steps between being taken off the stack and being looked at, while the processor
// fetches them: what the collector spends its time with is waiting for memory.
constexpr uint64_t fetched_ahead = 8;

} // namespace

uint64_t find_object(Space& space, const Bitmap& live, uintptr_t word) {
  const uint64_t offset = space.offset_of(word);
  if (offset >= space.used_size())
    return no_object;
  const uint32_t index = static_cast<uint32_t>(offset >> block_size_log2);
  const Block& block = space.block(index);
  switch (block.kind) {
  case BlockKind::free:
    return no_object;
  case BlockKind::large:
    return Space::begin_of(index);
  case BlockKind::large_rest:
    return Space::begin_of(block.link);
  case BlockKind::cells:
    break;
  }
  const uint32_t cell_size = static_cast<uint32_t>(abi::cell_size_of(block.size_class));
  const uint32_t inside = static_cast<uint32_t>(offset & (block_size - 1));
  const uint32_t cell = inside - inside % cell_size;
  if (cell + cell_size > block_size)
    return no_object;
  const uint64_t begin = Space::begin_of(index) + cell;
  if (live.test(begin))
    return begin;
  const abi::Object* const object = reinterpret_cast<const abi::Object*>(space.address(begin));
  return cell < block.swept && object->layout != nullptr ? begin : no_object;
}

void Marker::mark_word(uintptr_t word) {
  const uint64_t offset = find_object(space_, live_, word);
  if (offset != no_object)
    mark_object(offset);
}

void Marker::mark_words(const void* begin, const void* end) {
  const uintptr_t* const words = static_cast<const uintptr_t*>(begin);
  const uintptr_t* const words_end = static_cast<const uintptr_t*>(end);
  for (const uintptr_t* word = words; word < words_end; word++)
    mark_word(*word);
}

void Marker::mark_object(uint64_t offset) {
  if (space_.marks.test_and_set(offset))
    return;
  if (depth_ == space_.mark_stack_capacity() && !space_.extend_mark_stack()) {
    has_overflowed_ = true;
    return;
  }
  space_.mark_stack()[depth_++] = static_cast<uintptr_t>(offset);
}

void Marker::mark_reference(abi::Reference reference) {
  const uintptr_t word = reinterpret_cast<uintptr_t>(reference);
  const uint64_t offset = space_.offset_of(word);
  // Null is not in the space either.
  if ((word & tag_bits) == 0 && offset < space_.used_size())
    mark_object(offset);
}

void Marker::scan_words(const abi::Reference* words, uint64_t count) {
  for (uint64_t i = 0; i < count; i++)
    mark_reference(words[i]);
}

void Marker::scan_some_words(const abi::Reference* words, uint64_t references) {
  for (; references != 0; references &= references - 1)
    mark_reference(words[__builtin_ctzll(references)]);
}

void Marker::scan_fields(const abi::Object* object) {
  const abi::ObjectLayout& layout = *object->layout;
  const abi::Reference* const words = reinterpret_cast<const abi::Reference*>(object);
  scan_some_words(words, layout.references);
  if (layout.more_references == nullptr)
    return;
  const uint64_t word_count = layout.size / sizeof(abi::Reference);
  for (uint64_t word = 64; word < word_count; word += 64)
    scan_some_words(words + word, layout.more_references[word / 64 - 1]);
}

void Marker::scan(const abi::Object* object) {
  const abi::ObjectLayout& layout = *object->layout;
  if (layout.kind == abi::ObjectKind::array) {
    const uint64_t length = reinterpret_cast<const abi::Array*>(object)->length;
    marked_size_ += layout.size + (length << layout.element_size_log2);
    if (layout.references != 0)
      scan_words(reinterpret_cast<const abi::Reference*>(object) + layout.size / sizeof(abi::Reference),
                 length);
    return;
  }
  marked_size_ += layout.size;
  scan_fields(object);
}

// Those of an array's elements that lie between the two offsets.
void Marker::scan_elements(const abi::Object* array, uint64_t begin, uint64_t end) {
  const abi::ObjectLayout& layout = *array->layout;
  if (layout.references == 0)
    return;
  const uint64_t first = space_.offset_of(reinterpret_cast<uintptr_t>(array)) + layout.size;
  const uint64_t behind = first + reinterpret_cast<const abi::Array*>(array)->length * sizeof(abi::Reference);
  for (uint64_t offset = larger(begin, first); offset < smaller(end, behind);
       offset += sizeof(abi::Reference))
    mark_reference(*reinterpret_cast<const abi::Reference*>(space_.address(offset)));
}

// A store is recorded at the beginning of a structure or exception, and at the element of an array. So of a
// card all objects that begin in it are looked through, but only what lies in it of arrays, of which one may
// begin before it.
void Marker::scan_card(uint64_t card) {
  const uint64_t begin = card << abi::card_size_log2;
  const uint64_t end = begin + (uint64_t{1} << abi::card_size_log2);
  const uint64_t around = find_object(space_, live_, reinterpret_cast<uintptr_t>(space_.address(begin)));
  const auto object_at = [&](uint64_t offset) {
    return reinterpret_cast<const abi::Object*>(space_.address(offset));
  };
  if (around < begin && space_.marks.test(around) &&
      object_at(around)->layout->kind == abi::ObjectKind::array)
    scan_elements(object_at(around), begin, end);
  for (uint64_t offset = space_.marks.find(begin, end); offset < end;
       offset = space_.marks.find(offset + 8, end)) {
    const abi::Object* const object = object_at(offset);
    if (object->layout->kind == abi::ObjectKind::array)
      scan_elements(object, begin, end);
    else
      scan_fields(object);
  }
}

void Marker::mark_recorded() {
  const uint8_t* const cards = space_.cards();
  const uint64_t count = space_.card_count();
  for (uint64_t card = 0; card < count; card += sizeof(uint64_t)) { // there are whole words of them
    if (*reinterpret_cast<const uint64_t*>(cards + card) == 0)
      continue;
    for (uint64_t i = card; i < card + sizeof(uint64_t); i++)
      if (cards[i] != 0)
        scan_card(i);
  }
}

void Marker::finish() {
  do {
    if (has_overflowed_)
      rescan_all();
    const abi::Object* fetched[fetched_ahead];
    uint64_t first = 0;
    uint64_t count = 0;
    while (depth_ != 0 || count != 0) {
      while (depth_ != 0 && count < fetched_ahead) {
        const uint8_t* const object = space_.address(space_.mark_stack()[--depth_]);
        __builtin_prefetch(object);
        fetched[(first + count++) % fetched_ahead] = reinterpret_cast<const abi::Object*>(object);
      }
      const abi::Object* const object = fetched[first];
      first = (first + 1) % fetched_ahead;
      count--;
      scan(object);
    }
  } while (has_overflowed_);
}

// Some objects are marked, but what they refer to is not. Which ones is not known any more.
void Marker::rescan_all() {
  has_overflowed_ = false;
  const uint64_t end = space_.used_size();
  for (uint64_t offset = space_.marks.find(0, end); offset < end;
       offset = space_.marks.find(offset + 8, end)) {
    const uint64_t marked_size = marked_size_;
    scan(reinterpret_cast<const abi::Object*>(space_.address(offset)));
    marked_size_ = marked_size; // an estimate: what was left out was not counted
  }
}

} // namespace ingot::gc
