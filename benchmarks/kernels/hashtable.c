// Hashing: a table with open addressing that grows, filled and asked.
#include "kernel.h"

struct Entry {
  uint32_t key; // 0: free
  uint32_t value;
};

static struct Entry* entries;
static uint32_t capacity, used;

static struct Entry* find(uint32_t key) {
  uint32_t slot = (key * 2654435769u) & (capacity - 1);
  while (entries[slot].key != 0 && entries[slot].key != key)
    slot = (slot + 1) & (capacity - 1);
  return &entries[slot];
}

static void add(uint32_t key, uint32_t value);

static void grow(void) {
  struct Entry* const old = entries;
  const uint32_t old_capacity = capacity;
  capacity = capacity == 0 ? 16 : 2 * capacity;
  entries = calloc(capacity, sizeof *entries);
  used = 0;
  for (uint32_t i = 0; i < old_capacity; ++i) {
    if (old[i].key != 0)
      add(old[i].key, old[i].value);
  }
  free(old);
}

static void add(uint32_t key, uint32_t value) {
  if (4 * used >= 3 * capacity)
    grow();
  struct Entry* const entry = find(key);
  used += entry->key == 0;
  entry->key = key;
  entry->value += value;
}

static uint64_t run(unsigned rounds) {
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    for (uint32_t i = 0; i < 100000; ++i)
      add(1 + random_below(60000), i);
    for (uint32_t i = 0; i < 100000; ++i) {
      const struct Entry* const entry = find(1 + random_below(120000));
      sum = mix(sum, entry->key != 0 ? entry->value : i);
    }
    free(entries);
    entries = NULL;
    capacity = used = 0;
  }
  return sum;
}
