// Dense linear algebra: LU decomposition in place, then a solution by substitution.
#include "kernel.h"

enum { size = 256 };

static double original[size][size], matrix[size][size], vector[size];

static void decompose(void) {
  for (int k = 0; k < size; ++k) {
    for (int i = k + 1; i < size; ++i) {
      matrix[i][k] /= matrix[k][k];
      for (int j = k + 1; j < size; ++j)
        matrix[i][j] -= matrix[i][k] * matrix[k][j];
    }
  }
}

static void substitute(void) {
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < i; ++j)
      vector[i] -= matrix[i][j] * vector[j];
  for (int i = size - 1; i >= 0; --i) {
    for (int j = i + 1; j < size; ++j)
      vector[i] -= matrix[i][j] * vector[j];
    vector[i] /= matrix[i][i];
  }
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < size; ++j)
      original[i][j] = random_unit() + (i == j ? size : 0); // dominant diagonal: needs no pivots
  for (unsigned round = 0; round < rounds; ++round) {
    memcpy(matrix, original, sizeof matrix);
    for (int i = 0; i < size; ++i)
      vector[i] = i + round;
    decompose();
    substitute();
  }
  uint64_t sum = 0;
  for (int i = 0; i < size; i += 17)
    sum = mix_number(sum, vector[i]);
  return sum;
}
