// As memory_functions.cpp, for boards: small rather than fast, and no access that is not aligned.
#include "runtime-lib/support/memory_functions.hpp"

#include <stdint.h>

namespace {

using Word [[gnu::may_alias]] = uintptr_t;

bool are_aligned(const void* left, const void* right, size_t length) {
  return ((reinterpret_cast<uintptr_t>(left) | reinterpret_cast<uintptr_t>(right) | length) % sizeof(Word)) ==
         0;
}

template <class Unit>
void copy_upwards(void* destination, const void* source, size_t length) {
  for (size_t i = 0; i < length / sizeof(Unit); i++)
    static_cast<Unit*>(destination)[i] = static_cast<const Unit*>(source)[i];
}

} // namespace

void* memcpy(void* destination, const void* source, size_t length) {
  if (are_aligned(destination, source, length))
    copy_upwards<Word>(destination, source, length);
  else
    copy_upwards<uint8_t>(destination, source, length);
  return destination;
}

void* memmove(void* destination, const void* source, size_t length) {
  // As distances: where the destination begins inside the source, the end has to be copied first.
  if (reinterpret_cast<uintptr_t>(destination) - reinterpret_cast<uintptr_t>(source) >= length)
    return memcpy(destination, source, length);
  for (size_t i = length; i-- > 0;)
    static_cast<uint8_t*>(destination)[i] = static_cast<const uint8_t*>(source)[i];
  return destination;
}

void* memset(void* destination, int value, size_t length) {
  const uint8_t byte = static_cast<uint8_t>(value);
  if (byte == 0 && are_aligned(destination, nullptr, length)) {
    for (size_t i = 0; i < length / sizeof(Word); i++)
      static_cast<Word*>(destination)[i] = 0;
    return destination;
  }
  for (size_t i = 0; i < length; i++)
    static_cast<uint8_t*>(destination)[i] = byte;
  return destination;
}

int memcmp(const void* left, const void* right, size_t length) {
  for (size_t i = 0; i < length; i++) {
    const int difference = static_cast<const uint8_t*>(left)[i] - static_cast<const uint8_t*>(right)[i];
    if (difference != 0)
      return difference;
  }
  return 0;
}

size_t strlen(const char* text) {
  size_t length = 0;
  while (text[length] != '\0')
    length++;
  return length;
}
