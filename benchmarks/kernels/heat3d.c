// Stencil: seven points in space.
#include "kernel.h"

enum { size = 64 };

static double front[size][size][size], back[size][size][size];

static void step(double to[size][size][size], double from[size][size][size]) {
  for (int i = 1; i < size - 1; ++i)
    for (int j = 1; j < size - 1; ++j)
      for (int k = 1; k < size - 1; ++k)
        to[i][j][k] = 0.125 * (from[i + 1][j][k] - 2.0 * from[i][j][k] + from[i - 1][j][k]) +
                      0.125 * (from[i][j + 1][k] - 2.0 * from[i][j][k] + from[i][j - 1][k]) +
                      0.125 * (from[i][j][k + 1] - 2.0 * from[i][j][k] + from[i][j][k - 1]) + from[i][j][k];
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < size; ++j)
      for (int k = 0; k < size; ++k)
        front[i][j][k] = back[i][j][k] = random_unit();
  for (unsigned round = 0; round < rounds; ++round) {
    step(back, front);
    step(front, back);
  }
  uint64_t sum = 0;
  for (int i = 1; i < size; i += 5)
    sum = mix_number(sum, front[i][(i * 7) % size][(i * 11) % size]);
  return sum;
}
