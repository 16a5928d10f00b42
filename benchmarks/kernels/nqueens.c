// Recursion: queens that do not attack each other, by bits.
#include "kernel.h"

static uint32_t solutions(uint32_t all, uint32_t columns, uint32_t left, uint32_t right) {
  if (columns == all)
    return 1;
  uint32_t count = 0;
  for (uint32_t free = all & ~(columns | left | right); free != 0; free &= free - 1) {
    const uint32_t place = free & -free;
    count += solutions(all, columns | place, (left | place) << 1, (right | place) >> 1);
  }
  return count;
}

static uint64_t run(unsigned rounds) {
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round)
    sum = mix(sum, solutions((1u << (10 + round % 2)) - 1, 0, 0, 0));
  return sum;
}
