// Sorting by comparison: quicksort with a function that compares, as a library has it.
#include "kernel.h"

enum { count = 200000 };

static uint32_t numbers[count];

static int compare(const void* left, const void* right) {
  const uint32_t a = *(const uint32_t*)left, b = *(const uint32_t*)right;
  return (a > b) - (a < b);
}

static void swap(uint32_t* a, uint32_t* b) {
  const uint32_t kept = *a;
  *a = *b;
  *b = kept;
}

static void sort(uint32_t* begin, uint32_t* end, int (*order)(const void*, const void*)) {
  while (end - begin > 1) {
    swap(begin, begin + (end - begin) / 2);
    uint32_t* pivot = begin;
    for (uint32_t* next = begin + 1; next < end; ++next) {
      if (order(next, begin) < 0)
        swap(++pivot, next);
    }
    swap(begin, pivot);
    if (pivot - begin < end - pivot) {
      sort(begin, pivot, order);
      begin = pivot + 1;
    } else {
      sort(pivot + 1, end, order);
      end = pivot;
    }
  }
}

static uint64_t run(unsigned rounds) {
  int (*volatile order)(const void*, const void*) = compare; // not to be inlined
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    for (int i = 0; i < count; ++i)
      numbers[i] = random_bits();
    sort(numbers, numbers + count, order);
    for (int i = 0; i < count; i += 997)
      sum = mix(sum, numbers[i]);
  }
  return sum;
}
