// run_cases CASES: executes the cases of a module of loop_generator.py that is linked as a library with the
// prefix "cases", as run_cases.mjs does under V8: the same records, and a line of standard error for each
// trap.
#include "cases.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { BEGIN = 1, TRAPPED = 4 }; // kinds of records (loop_generator.py)

static int32_t next_case;

ingot_outcome cases_import_wasi_snapshot_preview1_fd_write(cases_instance* instance, void* user,
                                                           int32_t descriptor, int32_t vectors, int32_t count,
                                                           int32_t written, int32_t* result) {
  (void)user, (void)descriptor, (void)count;
  uint32_t vector[2];
  uint64_t record[2];
  if (!cases_memory_read(instance, (uint32_t)vectors, vector, sizeof vector) || vector[1] != sizeof record ||
      !cases_memory_read(instance, vector[0], record, sizeof record) ||
      !cases_memory_write(instance, (uint32_t)written, &vector[1], 4))
    abort();
  fwrite(record, sizeof record, 1, stdout);
  if (record[1] == BEGIN)
    next_case = (int32_t)record[0] + 1;
  *result = 0;
  return INGOT_RETURNED;
}

int main(int argc, char** argv) {
  const int32_t cases = argc == 2 ? atoi(argv[1]) : 0;
  while (next_case < cases) {
    cases_instance* instance;
    if (cases_create(NULL, &instance) != INGOT_RETURNED)
      return 1;
    const ingot_outcome outcome = cases_run(instance, next_case);
    if (outcome != INGOT_RETURNED) {
      // What the trap has left.
      int64_t hash;
      if (cases_hash(instance, &hash) != INGOT_RETURNED)
        return 1;
      const uint64_t record[2] = {(uint64_t)hash, TRAPPED};
      fwrite(record, sizeof record, 1, stdout);
      fprintf(stderr, "ingot: trap: %s\n", cases_message(outcome));
    }
    cases_destroy(instance);
  }
  return 0;
}
