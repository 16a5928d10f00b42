// Sorting by digits: 32-bit keys, a byte at a time.
#include "kernel.h"

enum { count = 200000 };

static uint32_t keys[count], other[count];

static void pass(uint32_t* to, const uint32_t* from, int shift) {
  int position[256] = {0};
  for (int i = 0; i < count; ++i)
    ++position[(from[i] >> shift) & 255];
  int start = 0;
  for (int digit = 0; digit < 256; ++digit) {
    const int here = position[digit];
    position[digit] = start;
    start += here;
  }
  for (int i = 0; i < count; ++i)
    to[position[(from[i] >> shift) & 255]++] = from[i];
}

static uint64_t run(unsigned rounds) {
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    for (int i = 0; i < count; ++i)
      keys[i] = random_bits();
    pass(other, keys, 0);
    pass(keys, other, 8);
    pass(other, keys, 16);
    pass(keys, other, 24);
    for (int i = 0; i < count; i += 997)
      sum = mix(sum, keys[i]);
  }
  return sum;
}
