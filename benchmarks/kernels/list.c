// Pointer chasing: a linked list in random order, walked and reversed.
#include "kernel.h"

enum { count = 100000 };

struct Node {
  struct Node* next;
  uint32_t value;
};

static struct Node nodes[count];
static uint32_t order[count];

static uint64_t run(unsigned rounds) {
  for (uint32_t i = 0; i < count; ++i)
    order[i] = i;
  for (uint32_t i = count - 1; i > 0; --i) {
    const uint32_t j = random_below(i + 1), kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  for (uint32_t i = 0; i < count; ++i) {
    nodes[order[i]].next = i + 1 < count ? &nodes[order[i + 1]] : NULL;
    nodes[order[i]].value = random_bits();
  }
  struct Node* first = &nodes[order[0]];
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    for (const struct Node* node = first; node != NULL; node = node->next)
      sum += node->value * 3u;
    struct Node* reversed = NULL;
    while (first != NULL) {
      struct Node* const next = first->next;
      first->next = reversed;
      reversed = first;
      first = next;
    }
    first = reversed;
    sum = mix(sum, first->value);
  }
  return sum;
}
