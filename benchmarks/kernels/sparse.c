// Sparse linear algebra: a matrix in compressed rows times a vector, as conjugate gradients do it.
#include "kernel.h"

enum { rows = 20000, per_row = 24 };

static int row_start[rows + 1], column[rows * per_row];
static double value[rows * per_row], x[rows], y[rows];

static void multiply(void) {
  for (int row = 0; row < rows; ++row) {
    double sum = 0;
    for (int i = row_start[row]; i < row_start[row + 1]; ++i)
      sum += value[i] * x[column[i]];
    y[row] = sum;
  }
}

static uint64_t run(unsigned rounds) {
  int count = 0;
  for (int row = 0; row < rows; ++row) {
    row_start[row] = count;
    const int entries = 1 + (int)random_below(per_row);
    for (int i = 0; i < entries; ++i) {
      column[count] = (int)random_below(rows);
      value[count++] = random_unit() / entries;
    }
    x[row] = random_unit();
  }
  row_start[rows] = count;
  for (unsigned round = 0; round < rounds; ++round) {
    multiply();
    for (int row = 0; row < rows; ++row)
      x[row] = 0.5 * (x[row] + y[row]);
  }
  uint64_t sum = 0;
  for (int row = 0; row < rows; row += 997)
    sum = mix_number(sum, x[row]);
  return sum;
}
