// SIMD of bytes: a picture blurred by 1-2-1 in both directions, and mixed with the original.
#include "kernel.h"

enum { width = 512, height = 512 };

static uint8_t picture[height][width], rows[height][width], blurred[height][width];

static void blur(void) {
  for (int y = 0; y < height; ++y)
    for (int x = 1; x < width - 1; ++x)
      rows[y][x] = (uint8_t)((picture[y][x - 1] + 2 * picture[y][x] + picture[y][x + 1] + 2) >> 2);
  for (int y = 1; y < height - 1; ++y)
    for (int x = 0; x < width; ++x)
      blurred[y][x] = (uint8_t)((rows[y - 1][x] + 2 * rows[y][x] + rows[y + 1][x] + 2) >> 2);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      picture[y][x] = (uint8_t)((3 * picture[y][x] + blurred[y][x]) >> 2);
}

static uint64_t run(unsigned rounds) {
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      picture[y][x] = (uint8_t)random_bits();
  for (unsigned round = 0; round < rounds; ++round)
    blur();
  uint64_t sum = 0;
  for (int y = 0; y < height; y += 3)
    for (int x = 0; x < width; x += 5)
      sum = mix(sum, picture[y][x]);
  return sum;
}
