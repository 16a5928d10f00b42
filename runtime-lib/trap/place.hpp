// Where in its module's file guest code trapped.
#pragma once

#include "runtime-lib/abi/module.hpp"

namespace ingot::trap {

// The function whose body a site lies in, of those from `first` on, which one module defines: the last that
// begins at or before it, unless the site lies behind all bodies, whose end is counted likewise (a data
// segment). Imports have no body and lie at 0; bodies follow one another.
inline uint32_t function_of_site(uint32_t site, uint32_t first, uint32_t count, uint32_t end_of_bodies) {
  const uint32_t* const offsets = ingot_module.function_offsets;
  if (site == 0 || site >= end_of_bodies)
    return abi::unknown_function;
  uint32_t low = first, high = first + count;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (offsets[middle] <= site)
      low = middle + 1;
    else
      high = middle;
  }
  return low > first && offsets[low - 1] != 0 ? low - 1 : abi::unknown_function;
}

} // namespace ingot::trap
