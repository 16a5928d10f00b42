// 10,000 instances come and go in one process, which at the end takes no more memory and no more mappings
// than after the first hundred; also those that trap, in their start function or later, or are refused.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/cycle.wat --emit=header -o %t.dir/cycle.h
// RUN: ingot %S/Inputs/cycle.wat --emit=lib -o %t.dir/cycle.a
// RUN: gcc -std=c11 -Wall -Wextra -Werror -O1 -I %t.dir %s %t.dir/cycle.a -o %t
// RUN: %t
#include "Inputs/process_size.h"
#include "cycle.h"

#include <stdio.h>
#include <stdlib.h>

ingot_outcome cycle_import_env_fails(cycle_instance* instance, void* user, int32_t* r0) {
  (void)instance;
  *r0 = user != NULL;
  return INGOT_RETURNED;
}

static void cycle(int number) {
  char fail = 0;
  const ingot_configuration configurations[] = {
      {.user = NULL}, {.user = &fail}, {.memory_size = 65536}, {.table_size = 1}, {.stack_size = UINT64_MAX}};
  const ingot_outcome expected[] = {INGOT_RETURNED, INGOT_TRAP_UNREACHABLE, INGOT_NO_MEMORY, INGOT_NO_MEMORY,
                                    INGOT_NO_MEMORY};
  const int kind = number % 16 < 12 ? 0 : number % 5;
  cycle_instance* instance = NULL;
  const ingot_outcome outcome = cycle_create(&configurations[kind], &instance);
  // The last asks for a stack of a terabyte, which a system may have the address space for.
  CHECK(outcome == expected[kind] || (kind == 4 && outcome == INGOT_RETURNED));
  CHECK((instance != NULL) == (outcome == INGOT_RETURNED));
  int32_t sum = 0;
  if (instance != NULL) {
    CHECK(cycle_touch(instance, 5, &sum) == INGOT_RETURNED && sum == 5 * 65536);
    CHECK(cycle_touch(instance, -1, &sum) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
  }
  cycle_destroy(instance);
}

// With a number of cycles as argument it is left to whoever looks on (valgrind) to say what is wrong with the
// memory.
int main(int argc, char** argv) {
  const int cycles = argc > 1 ? atoi(argv[1]) : 10000;
  long pages[2], mappings[2];
  for (int i = 0; i < 100; i++)
    cycle(i);
  measure(&pages[0], &mappings[0]);
  for (int i = 0; i < cycles; i++)
    cycle(i);
  if (argc > 1)
    return 0;
  measure(&pages[1], &mappings[1]);
  // Linux adds up now and then what each CPU counts of resident pages. A page for each instance would be
  // 10,000.
  CHECK(pages[1] <= pages[0] + 256);
  CHECK(mappings[1] <= mappings[0] + 2);
  return 0;
}
