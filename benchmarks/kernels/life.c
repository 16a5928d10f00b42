// Stencil on bytes: Conway's game of life on a torus.
#include "kernel.h"

enum { size = 256, mask = size - 1 };

static uint8_t cells[2][size][size];

static void step(uint8_t to[size][size], uint8_t from[size][size]) {
  for (int y = 0; y < size; ++y) {
    const uint8_t *const above = from[(y - 1) & mask], *const here = from[y],
                         *const below = from[(y + 1) & mask];
    for (int x = 0; x < size; ++x) {
      const int left = (x - 1) & mask, right = (x + 1) & mask;
      const int neighbours = above[left] + above[x] + above[right] + here[left] + here[right] + below[left] +
                             below[x] + below[right];
      to[y][x] = neighbours == 3 || (neighbours == 2 && here[x]);
    }
  }
}

static uint64_t run(unsigned rounds) {
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x)
      cells[0][y][x] = random_below(3) == 0;
  for (unsigned round = 0; round < rounds; ++round) {
    step(cells[1], cells[0]);
    step(cells[0], cells[1]);
  }
  uint64_t sum = 0;
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x)
      sum = mix(sum, cells[0][y][x]);
  return sum;
}
