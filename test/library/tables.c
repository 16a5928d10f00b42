// Functions in tables: those of a table that never changes are shared by all instances, and yet each call is
// to its own instance, and to the host on its behalf.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/tables.wat --emit=header -o %t.dir/tables.h
// RUN: ingot %S/Inputs/tables.wat -O0 --emit=lib -o %t.dir/O0.a
// RUN: ingot %S/Inputs/tables.wat -O2 --bounds=check --emit=lib -o %t.dir/O2.a
// RUN: ingot %S/Inputs/tables.wat -O2 --emit=shared -o %t.dir/libtables.so
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir -I %S/Inputs %s %t.dir/O0.a -o %t.O0 && %t.O0
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir -I %S/Inputs %s %t.dir/O2.a -o %t.O2 && %t.O2
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir -I %S/Inputs %s -rdynamic %t.dir/libtables.so -o %t.shared && %t.shared
#include "tables.h"

#include "check.h"

ingot_outcome tables_import_env_add(tables_instance* instance, void* user, int32_t value, int32_t* result) {
  (void)instance;
  *result = *(int32_t*)user += value;
  return INGOT_RETURNED;
}

int main(void) {
  int32_t sums[2] = {100, 1000};
  int32_t result = 0;
  tables_instance* instances[2];
  for (int i = 0; i < 2; i++) {
    const ingot_configuration configuration = {.user = &sums[i], .table_size = 6};
    CHECK(tables_create(&configuration, &instances[i]) == INGOT_RETURNED);
  }

  // By the same element of the same table: the host's sum, and the instance's global.
  for (int i = 0; i < 2; i++) {
    CHECK(tables_call(instances[i], 1, 5, &result) == INGOT_RETURNED && result == sums[i]);
    CHECK(tables_call(instances[i], 2, i + 1, &result) == INGOT_RETURNED && result == i + 1);
    CHECK(tables_call(instances[i], 2, i + 1, &result) == INGOT_RETURNED && result == 2 * (i + 1));
  }
  CHECK(sums[0] == 105 && sums[1] == 1005);

  CHECK(tables_call(instances[0], 0, 0, &result) == INGOT_TRAP_UNINITIALIZED_ELEMENT);
  CHECK(tables_call(instances[0], 3, 0, &result) == INGOT_TRAP_INDIRECT_CALL_MISMATCH);
  CHECK(tables_call(instances[0], 4, 0, &result) == INGOT_TRAP_UNDEFINED_ELEMENT);
  CHECK(tables_is_null(instances[0], 0, &result) == INGOT_RETURNED && result == 1);
  CHECK(tables_is_null(instances[0], 1, &result) == INGOT_RETURNED && result == 0);
  CHECK(tables_fixed_size(instances[0]) == 4);

  // The other table is each instance's own.
  CHECK(tables_copy(instances[0]) == INGOT_RETURNED);
  CHECK(tables_call_changing(instances[0], 1, 1, &result) == INGOT_RETURNED && result == 106);
  CHECK(tables_call_changing(instances[1], 1, 1, &result) == INGOT_TRAP_UNINITIALIZED_ELEMENT);
  CHECK(tables_initialise(instances[1], 2) == INGOT_RETURNED);
  CHECK(tables_call_changing(instances[1], 1, 1, &result) == INGOT_RETURNED && result == 1006);
  CHECK(tables_initialise(instances[1], 3) == INGOT_TRAP_TABLE_OUT_OF_BOUNDS);
  CHECK(tables_grow(instances[1], 2, &result) == INGOT_RETURNED && result == 4 &&
        tables_changing_size(instances[1]) == 6);
  CHECK(tables_call_changing(instances[1], 5, 3, &result) == INGOT_RETURNED && result == 7);
  CHECK(tables_grow(instances[1], 1, &result) == INGOT_RETURNED && result == -1);
  tables_destroy(instances[0]);
  CHECK(tables_call(instances[1], 2, 0, &result) == INGOT_RETURNED && result == 7);
  tables_destroy(instances[1]);

  // A table that is larger than an instance may have.
  const ingot_configuration small = {.user = &sums[0], .table_size = 3};
  CHECK(tables_create(&small, &instances[0]) == INGOT_NO_MEMORY);
  return 0;
}
