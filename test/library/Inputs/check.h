/* What the programs of these tests hold, in C and C++. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>

static inline void check(int holds, int line) {
  if (!holds) {
    fprintf(stderr, "line %d: it does not hold\n", line);
    exit(1);
  }
}
#define CHECK(condition) check(condition, __LINE__)

#endif
