// Dynamic programming: Levenshtein distance of two texts, two rows at a time.
#include "kernel.h"

enum { length = 2000 };

static char first[length], second[length];
static int previous[length + 1], present[length + 1];

static inline int smaller(int a, int b) { return a < b ? a : b; }

static int distance(void) {
  for (int j = 0; j <= length; ++j)
    previous[j] = j;
  for (int i = 1; i <= length; ++i) {
    present[0] = i;
    for (int j = 1; j <= length; ++j) {
      const int replaced = previous[j - 1] + (first[i - 1] != second[j - 1]);
      present[j] = smaller(replaced, smaller(previous[j], present[j - 1]) + 1);
    }
    memcpy(previous, present, sizeof previous);
  }
  return previous[length];
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < length; ++i) {
    first[i] = (char)('a' + random_below(8));
    second[i] = (char)('a' + random_below(8));
  }
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    first[round % length] = (char)('a' + round % 8);
    sum = mix(sum, (uint64_t)distance());
  }
  return sum;
}
