// SIMD of integers and single-precision numbers: products of 16-bit numbers added up, and a scaled sum of
// vectors.
#include "kernel.h"

enum { size = 1 << 14 };

static int16_t a[size], b[size];
static float x[size], y[size];

static int32_t product(void) {
  int32_t sum = 0;
  for (int i = 0; i < size; ++i)
    sum += a[i] * b[i];
  return sum;
}

static void add_scaled(float by) {
  for (int i = 0; i < size; ++i)
    y[i] = 0.5f * y[i] + by * x[i];
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < size; ++i) {
    a[i] = (int16_t)(random_below(256) - 128);
    b[i] = (int16_t)(random_below(256) - 128);
    x[i] = (float)(int)random_below(1024); // small integers: all sums are exact, contracted or not
    y[i] = 0;
  }
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    a[round % size] += 1;
    sum = mix(sum, (uint64_t)(uint32_t)product());
    add_scaled((float)(round % 8));
  }
  for (int i = 0; i < size; i += 101)
    sum = mix(sum, (uint64_t)(y[i] / 2));
  return sum;
}
