// Pointer chasing with branches: a binary search tree on the heap, made, asked and freed.
#include "kernel.h"

struct Node {
  struct Node* child[2];
  uint32_t key, count;
};

static struct Node* insert(struct Node** root, uint32_t key) {
  while (*root != NULL && (*root)->key != key)
    root = &(*root)->child[key > (*root)->key];
  if (*root == NULL) {
    *root = calloc(1, sizeof **root);
    (*root)->key = key;
  }
  ++(*root)->count;
  return *root;
}

static void destroy(struct Node* root) {
  if (root == NULL)
    return;
  destroy(root->child[0]);
  destroy(root->child[1]);
  free(root);
}

static uint64_t run(unsigned rounds) {
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    struct Node* root = NULL;
    for (int i = 0; i < 50000; ++i)
      sum = mix(sum, insert(&root, random_below(40000))->count);
    destroy(root);
  }
  return sum;
}
