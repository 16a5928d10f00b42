// Makes an instance, calls it once, and destroys it, over and over: what each of the three takes, in
// nanoseconds, a line for each time. GRANT gives it WASI with a standard stream and a directory.
#define _POSIX_C_SOURCE 200809L
#include "guest.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

int main(int argc, char** argv) {
  static ingot_configuration configuration;
#ifdef GRANT
  static const ingot_directory directory = {"/", NULL, 1};
  static const ingot_wasi granted = {
      .directories = &directory, .directory_count = 1, .standard_output = {1, 1}};
  configuration.wasi = &granted;
#endif
  for (int left = argc > 1 ? atoi(argv[1]) : 0; left > 0; left--) {
    guest_instance* instance = NULL;
    int32_t result = 0;
    const uint64_t begin = now();
    ingot_outcome outcome = guest_create(&configuration, &instance);
    const uint64_t made = now();
    if (outcome == INGOT_RETURNED)
      outcome = guest_run(instance, 7, &result);
    const uint64_t called = now();
    guest_destroy(instance);
    const uint64_t end = now();
    if (outcome != INGOT_RETURNED || result != 7) {
      fprintf(stderr, "%s: %d\n", guest_message(outcome), (int)result);
      return 1;
    }
    printf("%" PRIu64 " %" PRIu64 " %" PRIu64 "\n", made - begin, called - made, end - called);
  }
  return 0;
}
