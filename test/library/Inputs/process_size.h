/* What the process has of memory (Linux: proc_pid_statm(5), proc_pid_maps(5)). */
#ifndef PROCESS_SIZE_H
#define PROCESS_SIZE_H

#include "check.h"

/* Pages in memory, and mappings. */
static inline void measure(long* pages, long* mappings) {
  long size = 0;
  FILE* file = fopen("/proc/self/statm", "r");
  CHECK(file != NULL && fscanf(file, "%ld %ld", &size, pages) == 2);
  fclose(file);
  *mappings = 0;
  file = fopen("/proc/self/maps", "r");
  CHECK(file != NULL);
  for (int c = getc(file); c != EOF; c = getc(file))
    *mappings += c == '\n';
  fclose(file);
}

#endif
