// Compression: bits written and read one code at a time, by a tree.
#include "kernel.h"

enum { size = 200000, symbols = 64 };

static uint8_t text[size];
static uint32_t bits[size];
static int left[2 * symbols], right[2 * symbols], code_length[symbols];
static uint32_t code[symbols], weight[2 * symbols];

// Makes the tree by joining the two lightest; its root is the last node.
static int make_tree(void) {
  int parentless[2 * symbols], count = symbols, nodes = symbols;
  for (int i = 0; i < symbols; ++i)
    parentless[i] = i;
  while (count > 1) {
    int pair[2];
    for (int side = 0; side < 2; ++side) {
      int lightest = 0;
      for (int i = 1; i < count; ++i) {
        if (weight[parentless[i]] < weight[parentless[lightest]])
          lightest = i;
      }
      pair[side] = parentless[lightest];
      parentless[lightest] = parentless[--count];
    }
    left[nodes] = pair[0];
    right[nodes] = pair[1];
    weight[nodes] = weight[pair[0]] + weight[pair[1]];
    parentless[count++] = nodes++;
  }
  return parentless[0];
}

static void assign(int node, uint32_t prefix, int length) {
  if (node < symbols) {
    code[node] = prefix;
    code_length[node] = length;
    return;
  }
  assign(left[node], prefix << 1, length + 1);
  assign(right[node], prefix << 1 | 1, length + 1);
}

static uint64_t run(unsigned rounds) {
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    for (int i = 0; i < symbols; ++i)
      weight[i] = 1;
    for (int i = 0; i < size; ++i) {
      text[i] = (uint8_t)(random_below(8) * random_below(8));
      ++weight[text[i]];
    }
    const int root = make_tree();
    assign(root, 0, 0);
    memset(bits, 0, sizeof bits);
    size_t position = 0;
    for (int i = 0; i < size; ++i) {
      for (int bit = code_length[text[i]] - 1; bit >= 0; --bit, ++position)
        bits[position >> 5] |= ((code[text[i]] >> bit) & 1) << (position & 31);
    }
    size_t at = 0;
    for (int i = 0; i < size; ++i) {
      int node = root;
      for (; node >= symbols; ++at)
        node = bits[at >> 5] >> (at & 31) & 1 ? right[node] : left[node];
      sum += node != text[i];
    }
    sum = mix(sum, position);
  }
  return sum;
}
