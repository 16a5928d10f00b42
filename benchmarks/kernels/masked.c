// What is done where a condition holds only: readings of which some are marked as bad are added up, replaced
// and smoothed.
#include "kernel.h"

enum { size = 1 << 13, lowest_quality = 40 };

static int32_t sum_of_good(const int32_t* qualities, const int32_t* readings, int count) {
  int32_t sum = 0;
  for (int i = 0; i < count; ++i)
    if (qualities[i] >= lowest_quality)
      sum += readings[i];
  return sum;
}

static int32_t least_of_good(const int32_t* qualities, const int32_t* readings, int count) {
  int32_t least = INT32_MAX;
  for (int i = 0; i < count; ++i)
    if (qualities[i] >= lowest_quality && readings[i] < least)
      least = readings[i];
  return least;
}

static void replace_bad(const int32_t* qualities, const int32_t* before, int32_t* readings, int count) {
  for (int i = 0; i < count; ++i)
    if (qualities[i] < lowest_quality)
      readings[i] = before[i] + 1;
}

static void smooth(const int32_t* readings, const int32_t* before, int16_t* smoothed, int count) {
  for (int i = 0; i < count; ++i) {
    if (readings[i] > before[i])
      smoothed[i] = (int16_t)((readings[i] + 3 * before[i]) >> 2);
    else
      smoothed[i] = (int16_t)readings[i];
  }
}

static uint64_t run(unsigned rounds) {
  int32_t* const qualities = malloc(size * sizeof *qualities);
  int32_t* const readings = malloc(size * sizeof *readings);
  int32_t* const before = malloc(size * sizeof *before);
  int16_t* const smoothed = malloc(size * sizeof *smoothed);
  for (int i = 0; i < size; ++i) {
    qualities[i] = (int32_t)random_below(100);
    readings[i] = (int32_t)random_below(1000);
    before[i] = (int32_t)random_below(1000);
  }
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    const int count = size - (int)(round % 7);
    qualities[round % size] = (int32_t)(round % 100);
    readings[round * 5 % size] = (int32_t)(round % 1000);
    sum = mix(sum, (uint64_t)(uint32_t)sum_of_good(qualities, readings, count));
    sum = mix(sum, (uint64_t)(uint32_t)least_of_good(qualities, readings, count));
    smooth(readings, before, smoothed, count);
    replace_bad(qualities, before, readings, count);
    sum = mix(sum, (uint64_t)(uint32_t)smoothed[round % size]);
  }
  for (int i = 0; i < size; i += 101)
    sum = mix(sum, (uint64_t)(uint32_t)readings[i]);
  free(smoothed);
  free(before);
  free(readings);
  free(qualities);
  return sum;
}
