// Written with vectors of 16 bytes, which every 64-bit machine we know has in registers. -ffreestanding keeps
// the compiler from turning these loops into calls of the very functions they implement.
#include "runtime-lib/support/memory_functions.hpp"

#include <stdint.h>

namespace {

using Block = uint8_t __attribute__((vector_size(16)));

// A unit of any type at any address. An alias with an alignment of 1 would lose it as a template's argument.
template <class Unit>
struct [[gnu::packed, gnu::may_alias]] Unaligned {
  Unit value;
};

template <class Unit>
inline Unit load(const uint8_t* address) {
  return reinterpret_cast<const Unaligned<Unit>*>(address)->value;
}

template <class Unit>
inline void store(uint8_t* address, Unit unit) {
  reinterpret_cast<Unaligned<Unit>*>(address)->value = unit;
}

constexpr size_t block_size = sizeof(Block);

// Copies `length` bytes, at most two units and at least one, as the first unit and the last, which may
// overlap. Both are read before either is written, so the ranges may overlap too.
template <class Unit>
inline void copy_ends(uint8_t* destination, const uint8_t* source, size_t length) {
  const Unit first = load<Unit>(source);
  const Unit last = load<Unit>(source + length - sizeof(Unit));
  store(destination, first);
  store(destination + length - sizeof(Unit), last);
}

// Any overlap; at most two blocks.
inline void copy_small(uint8_t* destination, const uint8_t* source, size_t length) {
  if (length >= sizeof(Block))
    copy_ends<Block>(destination, source, length);
  else if (length >= sizeof(uint64_t))
    copy_ends<uint64_t>(destination, source, length);
  else if (length >= sizeof(uint32_t))
    copy_ends<uint32_t>(destination, source, length);
  else if (length >= sizeof(uint16_t))
    copy_ends<uint16_t>(destination, source, length);
  else if (length == 1)
    *destination = *source;
}

// Less than a block.
inline void fill_small(uint8_t* destination, uint8_t byte, size_t length) {
  const uint64_t bytes = byte * uint64_t{0x0101010101010101};
  if (length >= sizeof(uint64_t)) {
    store(destination, bytes);
    store(destination + length - sizeof(uint64_t), bytes);
  } else if (length >= sizeof(uint32_t)) {
    store(destination, static_cast<uint32_t>(bytes));
    store(destination + length - sizeof(uint32_t), static_cast<uint32_t>(bytes));
  } else if (length >= sizeof(uint16_t)) {
    store(destination, static_cast<uint16_t>(bytes));
    store(destination + length - sizeof(uint16_t), static_cast<uint16_t>(bytes));
  } else if (length == 1) {
    *destination = byte;
  }
}

// More than two blocks; the destination does not begin inside the source. The last two blocks are read first,
// because a destination that lies a little below the source overwrites them on the way.
inline void copy_forward(uint8_t* destination, const uint8_t* source, size_t length) {
  const Block last = load<Block>(source + length - block_size);
  const Block last_but_one = load<Block>(source + length - 2 * block_size);
  size_t done = 0;
  for (; done + 4 * block_size <= length; done += 4 * block_size) {
    const Block a = load<Block>(source + done), b = load<Block>(source + done + block_size);
    const Block c = load<Block>(source + done + 2 * block_size),
                d = load<Block>(source + done + 3 * block_size);
    store(destination + done, a), store(destination + done + block_size, b);
    store(destination + done + 2 * block_size, c), store(destination + done + 3 * block_size, d);
  }
  for (; done + 2 * block_size < length; done += block_size)
    store(destination + done, load<Block>(source + done));
  store(destination + length - 2 * block_size, last_but_one);
  store(destination + length - block_size, last);
}

// The mirror image: more than two blocks, from the end down.
inline void copy_backward(uint8_t* destination, const uint8_t* source, size_t length) {
  const Block first = load<Block>(source);
  const Block second = load<Block>(source + block_size);
  size_t left = length;
  for (; left >= 4 * block_size; left -= 4 * block_size) {
    const Block a = load<Block>(source + left - block_size), b = load<Block>(source + left - 2 * block_size);
    const Block c = load<Block>(source + left - 3 * block_size),
                d = load<Block>(source + left - 4 * block_size);
    store(destination + left - block_size, a), store(destination + left - 2 * block_size, b);
    store(destination + left - 3 * block_size, c), store(destination + left - 4 * block_size, d);
  }
  for (; left > 2 * block_size; left -= block_size)
    store(destination + left - block_size, load<Block>(source + left - block_size));
  store(destination + block_size, second);
  store(destination, first);
}

} // namespace

extern "C" void* memcpy(void* destination, const void* source, size_t length) {
  uint8_t* const to = static_cast<uint8_t*>(destination);
  const uint8_t* const from = static_cast<const uint8_t*>(source);
  if (length <= 2 * block_size)
    copy_small(to, from, length);
  else
    copy_forward(to, from, length);
  return destination;
}

extern "C" void* memmove(void* destination, const void* source, size_t length) {
  uint8_t* const to = static_cast<uint8_t*>(destination);
  const uint8_t* const from = static_cast<const uint8_t*>(source);
  if (length <= 2 * block_size)
    copy_small(to, from, length);
  else if (reinterpret_cast<uintptr_t>(to) - reinterpret_cast<uintptr_t>(from) >= length)
    copy_forward(to, from, length); // the destination begins before the source, or behind its end
  else
    copy_backward(to, from, length);
  return destination;
}

extern "C" void* memset(void* destination, int value, size_t length) {
  uint8_t* const to = static_cast<uint8_t*>(destination);
  const uint8_t byte = static_cast<uint8_t>(value);
  if (length < block_size) {
    fill_small(to, byte, length);
    return destination;
  }
  const Block block = Block{} + byte;
  size_t done = 0;
  for (; done + 4 * block_size <= length; done += 4 * block_size) {
    store(to + done, block), store(to + done + block_size, block);
    store(to + done + 2 * block_size, block), store(to + done + 3 * block_size, block);
  }
  for (; done + block_size <= length; done += block_size)
    store(to + done, block);
  store(to + length - block_size, block);
  return destination;
}

extern "C" int memcmp(const void* left, const void* right, size_t length) {
  const uint8_t* const a = static_cast<const uint8_t*>(left);
  const uint8_t* const b = static_cast<const uint8_t*>(right);
  for (size_t i = 0; i < length; i++)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;
  return 0;
}

extern "C" size_t strlen(const char* text) {
  size_t length = 0;
  while (text[length] != '\0')
    length++;
  return length;
}
