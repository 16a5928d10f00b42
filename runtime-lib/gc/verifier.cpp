// Looks through the heap after a collection, for --gc-verify: every reference of what is alive leads to what
// is alive, and every object lies where one can and fits its room. Damage is a defect of ours, which ends the
// program.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/gc/heap.hpp"
#include "runtime-lib/gc/marker.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/line.hpp"

namespace ingot::gc {

namespace {

[[noreturn]] void fail(const char* what, uint64_t offset) {
  platform::Host::ErrorLine line;
  line.text("ingot: defect: garbage collection: ").text(what).text(" at ").hex(offset).text(" of the heap");
  line.send();
  __builtin_trap();
}

uint64_t room_of(uint64_t offset) {
  const Block& block = state.space.block(static_cast<uint32_t>(offset >> block_size_log2));
  if (block.kind == BlockKind::cells)
    return abi::cell_size_of(block.size_class);
  return uint64_t{block.link} << block_size_log2;
}

void check_reference(abi::Reference reference, uint64_t holder) {
  const uintptr_t word = reinterpret_cast<uintptr_t>(reference);
  if (word == 0 || (word & 3) != 0)
    return;
  const uint64_t offset = state.space.offset_of(word);
  if (offset >= state.space.used_size() || offset % abi::object_alignment != 0)
    fail("a reference leads out of it", holder);
  if (!state.space.marks.test(offset))
    fail("a reference to a dead object", holder);
}

void check_words(const abi::Reference* words, uint64_t references, uint64_t holder) {
  for (uint64_t i = 0; i < 64; i++)
    if ((references >> i & 1) != 0)
      check_reference(words[i], holder);
}

void check_object(uint64_t offset) {
  if (find_object(state.space, state.space.marks, reinterpret_cast<uintptr_t>(state.space.address(offset))) !=
      offset)
    fail("an object that does not begin where one can", offset);
  const auto* const object = reinterpret_cast<const abi::Object*>(state.space.address(offset));
  if (object->layout == nullptr)
    fail("an object without a layout", offset);
  const abi::ObjectLayout& layout = *object->layout;
  const auto* const words = reinterpret_cast<const abi::Reference*>(object);
  switch (layout.kind) {
  case abi::ObjectKind::structure:
  case abi::ObjectKind::exception: {
    if (layout.size > room_of(offset))
      fail("an object that is larger than its room", offset);
    check_words(words, layout.references, offset);
    for (uint64_t word = 64; layout.more_references != nullptr && word < layout.size / sizeof(abi::Reference);
         word += 64)
      check_words(words + word, layout.more_references[word / 64 - 1], offset);
    return;
  }
  case abi::ObjectKind::array: {
    const uint64_t length = reinterpret_cast<const abi::Array*>(object)->length;
    if (layout.size + (length << layout.element_size_log2) + abi::array_padding > room_of(offset))
      fail("an array that is larger than its room", offset);
    for (uint64_t i = 0; layout.references != 0 && i < length; i++)
      check_reference(words[layout.size / sizeof(abi::Reference) + i], offset);
    return;
  }
  case abi::ObjectKind::none:
    break;
  }
  fail("an object of no kind", offset);
}

void verify() {
  const uint64_t end = state.space.used_size();
  for (uint64_t offset = state.space.marks.find(0, end); offset < end;
       offset = state.space.marks.find(offset + abi::object_alignment, end))
    check_object(offset);
}

} // namespace

} // namespace ingot::gc

extern "C" void ingot_gc_verify() { ingot::gc::state.verify = ingot::gc::verify; }
