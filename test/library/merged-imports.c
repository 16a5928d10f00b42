// Modules that are merged into a library share what they import by one name as one type: a memory, a table, a
// global, a tag. The instance makes it as large as each asks for, and the host is asked once.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/sharer.wat %S/Inputs/sharing.wat --prefix=sharing --emit=header -o %t.dir/sharing.h
// RUN: ingot %S/Inputs/sharer.wat %S/Inputs/sharing.wat --prefix=sharing --emit=lib -o %t.dir/sharing.a
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir %s %t.dir/sharing.a -o %t
// RUN: %t
#include "Inputs/check.h"
#include "sharing.h"

static int asked;

int32_t sharing_import_env_base(void* user) {
  (void)user;
  asked++;
  return 64;
}
int32_t sharing_import_env_top(void* user) {
  (void)user;
  asked++;
  return 1000;
}
// Another type of the same name.
int64_t sharing_import_env_top_(void* user) {
  (void)user;
  asked++;
  return 5;
}

int main(void) {
  sharing_instance* instance = NULL;
  int32_t result = 0;
  int32_t stored = 0;
  CHECK(sharing_create(NULL, &instance) == INGOT_RETURNED && asked == 3);
  CHECK(sharing_import_env_memory_size(instance) == 3 * 65536 &&
        sharing_import_env_table_size(instance) == 4);
  CHECK(sharing_put_and_get(instance, 7, &result) == INGOT_RETURNED && result == 7);
  CHECK(sharing_import_env_memory_read(instance, 64, &stored, sizeof stored) && stored == 7);
  CHECK(sharing_import_env_top_get(instance) == 1007 && sharing_import_env_top__get(instance) == 5);
  CHECK(sharing_call(instance, &result) == INGOT_RETURNED && result == 42);
  CHECK(sharing_catch(instance, 9, &result) == INGOT_RETURNED && result == 9);
  sharing_destroy(instance);
  return 0;
}
