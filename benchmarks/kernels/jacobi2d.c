// Stencil: five points in the plane, from one array to another and back.
#include "kernel.h"

enum { size = 256 };

static double front[size][size], back[size][size];

static void step(double to[size][size], double from[size][size]) {
  for (int i = 1; i < size - 1; ++i)
    for (int j = 1; j < size - 1; ++j)
      to[i][j] = 0.2 * (from[i][j] + from[i][j - 1] + from[i][j + 1] + from[i - 1][j] + from[i + 1][j]);
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < size; ++j)
      front[i][j] = back[i][j] = random_unit();
  for (unsigned round = 0; round < rounds; ++round) {
    step(back, front);
    step(front, back);
  }
  uint64_t sum = 0;
  for (int i = 1; i < size; i += 17)
    sum = mix_number(sum, front[i][(i * 7) % size]);
  return sum;
}
