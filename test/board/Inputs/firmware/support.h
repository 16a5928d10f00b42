/* What a firmware without a C library writes itself, for the two programs here: memory for the library, and
 * output. */
#ifndef SUPPORT_H
#define SUPPORT_H

#include "machine.h"

#include <stddef.h>
#include <stdint.h>

/* A heap that only grows, and is free once nothing of it is in use. */
static _Alignas(16) uint8_t heap[64 << 10];
static size_t used;
static int live;

void* ingot_board_allocate(size_t size) {
  if (size > sizeof heap - used)
    return NULL;
  void* const memory = heap + used;
  used += size;
  live++;
  return memory;
}

void ingot_board_free(void* memory) {
  if (memory != NULL && --live == 0)
    used = 0;
}

static void print(const char* text) {
  while (*text != '\0')
    put(*text++);
}

static void print_number(int32_t value) {
  char digits[12];
  int count = 0;
  uint32_t rest = value < 0 ? 0u - (uint32_t)value : (uint32_t)value;
  do
    digits[count++] = (char)('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (value < 0)
    put('-');
  while (count > 0)
    put(digits[--count]);
}

#endif
