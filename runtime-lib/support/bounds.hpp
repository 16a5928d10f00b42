// The check of a range against a size, on which the sandbox rests.
#pragma once

#include <stdint.h>

namespace ingot {

// Whether [begin, begin + length) lies inside [0, size), without an addition that could wrap. An empty range
// may begin at the very end.
constexpr bool in_bounds(uint64_t begin, uint64_t length, uint64_t size) {
  return length <= size && begin <= size - length;
}

} // namespace ingot
