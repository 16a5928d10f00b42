// Dense linear algebra: C = A * B + C, the plain triple loop.
#include "kernel.h"

enum { size = 256 };

static double a[size][size], b[size][size], c[size][size];

static void multiply(void) {
  for (int i = 0; i < size; ++i)
    for (int k = 0; k < size; ++k)
      for (int j = 0; j < size; ++j)
        c[i][j] += a[i][k] * b[k][j];
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < size; ++i) {
    for (int j = 0; j < size; ++j) {
      a[i][j] = random_unit() - 0.5;
      b[i][j] = random_unit() - 0.5;
    }
  }
  for (unsigned round = 0; round < rounds; ++round)
    multiply();
  uint64_t sum = 0;
  for (int i = 0; i < size; i += 17)
    sum = mix_number(sum, c[i][(i * 7) % size]);
  return sum;
}
