// Floating point: a loop whose end depends on its values.
#include "kernel.h"

enum { size = 200, most = 200 };

static int iterations(double re, double im) {
  double x = 0, y = 0;
  int count = 0;
  while (x * x + y * y <= 4 && count < most) {
    const double next = x * x - y * y + re;
    y = 2 * x * y + im;
    x = next;
    ++count;
  }
  return count;
}

// Contraction moves single points of the border, so what counts is how many points are inside, in thousands.
static uint64_t run(unsigned rounds) {
  uint64_t inside = 0;
  for (unsigned round = 0; round < rounds; ++round)
    for (int row = 0; row < size; ++row)
      for (int column = 0; column < size; ++column)
        inside += iterations(-2 + 3.0 * column / size, -1.5 + 3.0 * (row + round * 1e-9) / size) == most;
  return inside / (1000 * (uint64_t)rounds);
}
