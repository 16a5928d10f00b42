// Dynamic programming: all shortest paths (Floyd and Warshall).
#include "kernel.h"

enum { size = 256 };

static int original[size][size], path[size][size];

static void shorten(void) {
  for (int k = 0; k < size; ++k)
    for (int i = 0; i < size; ++i)
      for (int j = 0; j < size; ++j)
        path[i][j] = path[i][j] < path[i][k] + path[k][j] ? path[i][j] : path[i][k] + path[k][j];
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < size; ++j)
      original[i][j] = i == j ? 0 : 1 + (int)random_below(1000000);
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    memcpy(path, original, sizeof path);
    path[round % size][0] = 1;
    shorten();
    sum = mix(sum, (uint64_t)path[17][200]);
  }
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < size; ++j)
      sum = mix(sum, (uint64_t)path[i][j]);
  return sum;
}
