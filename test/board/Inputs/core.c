/* What CoreMark measures processors by, in code of our own: a linked list that is sorted and searched,
   matrices of integers, a state machine that reads numbers, and CRCs of what they find. Each part knows a
   second way to its result, and says so if the two differ; the CRC of everything is known from other
   machines. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* ---- CRC-16/ARC: bit by bit, and by a table */

static uint16_t crc_of_byte(uint16_t crc, uint8_t byte) {
  crc ^= byte;
  for (int bit = 0; bit < 8; bit++)
    crc = crc & 1 ? crc >> 1 ^ 0xA001 : crc >> 1;
  return crc;
}

static uint16_t crc_of(uint16_t crc, uint32_t value) {
  for (int byte = 0; byte < 4; byte++)
    crc = crc_of_byte(crc, (uint8_t)(value >> 8 * byte));
  return crc;
}

static uint16_t crc_by_table(const char* text) {
  static uint16_t table[256];
  for (unsigned i = 0; i < 256 && table[255] == 0; i++)
    table[i] = crc_of_byte(0, (uint8_t)i);
  uint16_t crc = 0;
  for (; *text != '\0'; text++)
    crc = crc >> 8 ^ table[(crc ^ (uint8_t)*text) & 0xFF];
  return crc;
}

/* The same numbers everywhere: a linear congruential generator (Numerical Recipes). */
static uint32_t random_state;

static uint32_t next_random(void) {
  random_state = random_state * 1664525 + 1013904223;
  return random_state >> 8;
}

/* ---- A list */

struct node {
  struct node* next;
  int16_t key, index;
};

enum { node_count = 200 };
static struct node nodes[node_count];

static struct node* reverse(struct node* list) {
  struct node* result = NULL;
  while (list != NULL) {
    struct node* const next = list->next;
    list->next = result;
    result = list;
    list = next;
  }
  return result;
}

static int by_key(const struct node* a, const struct node* b) { return a->key - b->key; }
static int by_index(const struct node* a, const struct node* b) { return a->index - b->index; }

/* Merges runs of twice the length each time, from the bottom up, and is stable. */
static struct node* sort(struct node* list, int (*compare)(const struct node*, const struct node*)) {
  for (size_t length = 1;; length *= 2) {
    struct node *rest = list, **end = &list;
    int merges = 0;
    while (rest != NULL) {
      struct node* a = rest;
      size_t a_size = 0, b_size = length;
      for (; a_size < length && rest != NULL; a_size++)
        rest = rest->next;
      struct node* b = rest;
      merges++;
      while (a_size > 0 || (b_size > 0 && b != NULL)) {
        const bool takes_a = a_size > 0 && (b_size == 0 || b == NULL || compare(a, b) <= 0);
        struct node** const from = takes_a ? &a : &b;
        *end = *from;
        *from = (*from)->next;
        end = &(*end)->next;
        --*(takes_a ? &a_size : &b_size);
      }
      rest = b;
    }
    *end = NULL;
    if (merges <= 1)
      return list;
  }
}

static bool run_list(uint16_t* crc) {
  uint32_t sum = 0, found = 0;
  for (int i = 0; i < node_count; i++) {
    nodes[i] =
        (struct node){i + 1 < node_count ? &nodes[i + 1] : NULL, (int16_t)(next_random() % 500), (int16_t)i};
    sum += (uint32_t)nodes[i].key * 31u;
  }
  struct node* list = sort(reverse(nodes), by_key);
  uint32_t sorted_sum = 0;
  bool is_right = true;
  for (const struct node* node = list; node != NULL; node = node->next) {
    sorted_sum += (uint32_t)node->key * 31u;
    *crc = crc_of(*crc, (uint32_t)node->key << 16 | (uint16_t)node->index);
    /* The list was reversed, and the sort is stable. */
    if (node->next != NULL)
      is_right &=
          node->key < node->next->key || (node->key == node->next->key && node->index > node->next->index);
  }
  for (int key = 0; key < 500; key++)
    for (const struct node* node = list; node != NULL && node->key <= key; node = node->next)
      found += node->key == key;
  list = sort(list, by_index);
  for (int i = 0; i < node_count; i++)
    is_right &= list == &nodes[i], list = list->next;
  return is_right && list == NULL && sorted_sum == sum && found == node_count;
}

/* ---- Matrices */

enum { order = 24 };
static int16_t a[order][order], b[order][order];
static int32_t product[order][order];

static bool run_matrices(uint16_t* crc) {
  int32_t vector[order], once[order], twice[order];
  for (int i = 0; i < order; i++) {
    vector[i] = (int32_t)(next_random() % 64) - 32;
    for (int j = 0; j < order; j++) {
      a[i][j] = (int16_t)((int32_t)(next_random() % 4096) - 2048);
      b[i][j] = (int16_t)((int32_t)(next_random() % 512) - 256);
    }
  }
  for (int i = 0; i < order; i++)
    for (int j = 0; j < order; j++) {
      int32_t sum = 0;
      for (int k = 0; k < order; k++)
        sum += (int32_t)a[i][k] * b[k][j];
      product[i][j] = sum;
      *crc = crc_of(*crc, (uint32_t)sum);
    }
  /* (a b) v = a (b v), modulo 2^32. */
  bool is_right = true;
  for (int i = 0; i < order; i++) {
    uint32_t sum = 0;
    for (int j = 0; j < order; j++)
      sum += (uint32_t)b[i][j] * (uint32_t)vector[j];
    once[i] = (int32_t)sum;
  }
  for (int i = 0; i < order; i++) {
    uint32_t left = 0, right = 0;
    for (int j = 0; j < order; j++) {
      left += (uint32_t)product[i][j] * (uint32_t)vector[j];
      right += (uint32_t)a[i][j] * (uint32_t)once[j];
    }
    twice[i] = (int32_t)right;
    is_right &= left == right;
    *crc = crc_of(*crc, (uint32_t)twice[i]);
  }
  return is_right;
}

/* ---- A state machine: whether words are integers, decimals, with an exponent, or no numbers */

enum state {
  start,
  sign,
  integer,
  point,
  fraction,
  exponent,
  exponent_sign,
  exponent_digits,
  invalid,
  state_count
};

static enum state step(enum state state, char character) {
  const bool is_digit = character >= '0' && character <= '9';
  const bool is_sign = character == '+' || character == '-';
  const bool is_exponent = character == 'e' || character == 'E';
  switch (state) {
  case start:
    return is_digit ? integer : is_sign ? sign : character == '.' ? point : invalid;
  case sign:
    return is_digit ? integer : character == '.' ? point : invalid;
  case integer:
    return is_digit ? integer : character == '.' ? fraction : is_exponent ? exponent : invalid;
  case point:
    return is_digit ? fraction : invalid;
  case fraction:
    return is_digit ? fraction : is_exponent ? exponent : invalid;
  case exponent:
    return is_digit ? exponent_digits : is_sign ? exponent_sign : invalid;
  case exponent_sign:
  case exponent_digits:
    return is_digit ? exponent_digits : invalid;
  default:
    return invalid;
  }
}

static bool run_states(uint16_t* crc) {
  static const char* const words[] = {"5012",     "-874",     "+122",     "35.54400", ".1234500", "-110.700",
                                      "5.500e+3", "-.123e-2", "-87e+832", "T0.3e-1F", "1.1e",     "--1",
                                      "1.2.3",    ".",        "+",        "e5"};
  static const uint8_t expected[] = {integer,  integer,         integer,         fraction,        fraction,
                                     fraction, exponent_digits, exponent_digits, exponent_digits, invalid,
                                     exponent, invalid,         invalid,         point,           sign,
                                     invalid};
  uint32_t counts[state_count] = {0}, known[state_count] = {0};
  for (int round = 0; round < 64; round++) {
    const size_t word = next_random() % (sizeof words / sizeof *words);
    enum state state = start;
    for (const char* character = words[word]; *character != '\0'; character++)
      state = step(state, *character);
    counts[state]++;
    known[expected[word]]++;
    *crc = crc_of(*crc, crc_by_table(words[word]) + (uint32_t)state);
  }
  return memcmp(counts, known, sizeof counts) == 0;
}

int main(void) {
  static const struct {
    const char* name;
    bool (*run)(uint16_t* crc);
  } parts[] = {{"list", run_list}, {"matrices", run_matrices}, {"states", run_states}};

  uint16_t total = 0;
  bool is_right = crc_by_table("123456789") == 0xBB3D; /* the check value of this CRC */
  for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
    uint16_t crc = 0;
    bool part_is_right = true;
    random_state = 1;
    for (int round = 0; round < 20; round++)
      part_is_right &= parts[part].run(&crc);
    printf("%s: %s, 0x%04x\n", parts[part].name, part_is_right ? "right" : "wrong", crc);
    total = crc_of(total, crc);
    is_right &= part_is_right;
  }
  printf("all: 0x%04x\n", total);
  return is_right ? 0 : 1;
}
