// host FUNCTION N: calls a function of the library calls.wat once and prints what it returns.
#include "calls.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char** argv) {
  if (argc != 3)
    return 2;
#if defined(METER_fuel)
  const ingot_configuration configuration = {.fuel = UINT64_C(1) << 62};
#elif defined(METER_epoch)
  static ingot_epoch epoch;
  const ingot_configuration configuration = {.epoch = &epoch, .deadline = 1};
#else
  const ingot_configuration configuration = {0};
#endif
  calls_instance* instance;
  if (calls_create(&configuration, &instance) != INGOT_RETURNED)
    return 1;
  int32_t result = 0;
  const int32_t n = atoi(argv[2]);
  const ingot_outcome outcome =
      strcmp(argv[1], "mix") == 0 ? calls_mix(instance, n, &result) : calls_fibonacci(instance, n, &result);
  if (outcome != INGOT_RETURNED)
    return 1;
  printf("%" PRId32 "\n", result);
  return 0;
}
