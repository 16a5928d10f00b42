// Fuel is the number of instructions of WebAssembly, whatever becomes of them: the same at each level of
// optimisation. What has none left ends, where it loops or calls; so does nobody else.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/metered.wat --meter=fuel --emit=header -o %t.dir/metered.h
// RUN: ingot %S/Inputs/metered.wat --meter=fuel -O0 --emit=lib -o %t.dir/O0.a
// RUN: ingot %S/Inputs/metered.wat --meter=fuel -O2 --emit=lib -o %t.dir/O2.a
// RUN: ingot %S/Inputs/metered.wat --meter=fuel -Os --bounds=check --emit=lib -o %t.dir/Os.a
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir %s %t.dir/O0.a -o %t.O0
// RUN: %t.O0 | FileCheck %s
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir %s %t.dir/O2.a -o %t.O2
// RUN: %t.O2 | FileCheck %s
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir %s %t.dir/Os.a -o %t.Os
// RUN: %t.Os | FileCheck %s
#include "metered.h"

#include <inttypes.h>
#include <stdio.h>

static int32_t result;

ingot_outcome metered_import_env_refill(metered_instance* instance, void* user) {
  printf("refill at %" PRIu64 "\n", metered_fuel(instance));
  metered_set_fuel(instance, *(const uint64_t*)user);
  return INGOT_RETURNED;
}

static void show(const char* what, metered_instance* instance, ingot_outcome outcome) {
  printf("%s: %s, %" PRIu64 " left\n", what, metered_message(outcome), metered_fuel(instance));
}

int main(void) {
  uint64_t refill = 1000;
  const ingot_configuration configuration = {.user = &refill, .fuel = 100};
  metered_instance *instance, *other;
  if (metered_create(&configuration, &instance) != INGOT_RETURNED ||
      metered_create(NULL, &other) != INGOT_RETURNED)
    return 1;
  show("created", instance, INGOT_RETURNED);
  show("sum of 10", instance, metered_sum(instance, 10, &result));
  show("sum of 10", instance, metered_sum(instance, 10, &result));
  show("no fuel", instance, metered_sum(instance, 1, &result));
  // CHECK: created: it returned, 100 left
  // CHECK-NEXT: sum of 10: it returned, 9 left
  // CHECK-NEXT: sum of 10: fuel exhausted, 0 left
  // CHECK-NEXT: no fuel: fuel exhausted, 0 left

  metered_set_fuel(instance, 81); // ends before the last of 10
  show("too little", instance, metered_sum(instance, 10, &result));
  metered_set_fuel(instance, 82); // may begin with it
  show("little", instance, metered_sum(instance, 10, &result));
  // CHECK-NEXT: too little: fuel exhausted, 0 left
  // CHECK-NEXT: little: it returned, 0 left

  metered_set_fuel(instance, 10000);
  show("fibonacci", instance, metered_fibonacci(instance, 10, &result)); // 89 * 6 + 88 * 13
  show("fill", instance, metered_fill(instance, 65536));
  show("0", instance, metered_refilled(instance, 0, &result));
  show("1", instance, metered_refilled(instance, 1, &result));
  show("2", instance, metered_refilled(instance, 2, &result));
  // CHECK-NEXT: fibonacci: it returned, 8322 left
  // CHECK-NEXT: fill: it returned, 4222 left
  // CHECK-NEXT: refill at 4221
  // CHECK-NEXT: 0: it returned, 996 left
  // CHECK-NEXT: refill at 995
  // CHECK-NEXT: 1: it returned, 994 left
  // CHECK-NEXT: refill at 993
  // CHECK-NEXT: 2: it returned, 997 left

  metered_set_fuel(instance, 100000);
  show("spin", instance, metered_spin(instance));
  metered_set_fuel(instance, 100000);
  show("fault", instance, metered_fault(instance));
  metered_set_fuel(instance, 100);
  show("recurse", instance, metered_recurse(instance));
  refill = 0;
  metered_set_fuel(instance, 100);
  show("taken", instance, metered_refilled(instance, 0, &result));
  show("the other", other, metered_fibonacci(other, 20, &result));
  // CHECK-NEXT: spin: fuel exhausted, 0 left
  // CHECK-NEXT: fault: out of bounds memory access, 0 left
  // CHECK-NEXT: recurse: fuel exhausted, 0 left
  // CHECK-NEXT: refill at 99
  // CHECK-NEXT: taken: it returned, 0 left
  // CHECK-NEXT: the other: it returned, 9223372036854567846 left

  metered_set_fuel(instance, UINT64_MAX);
  show("all", instance, metered_sum(instance, 1, &result));
  // CHECK-NEXT: all: it returned, 9223372036854775797 left
  metered_destroy(instance);
  metered_destroy(other);
  return 0;
}
