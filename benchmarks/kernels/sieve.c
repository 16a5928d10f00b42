// Bytes in strides: the sieve of Eratosthenes.
#include "kernel.h"

enum { limit = 1000000 };

static uint8_t composite[limit];

static uint64_t run(unsigned rounds) {
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    memset(composite, 0, sizeof composite);
    uint32_t primes = 0;
    for (uint32_t i = 2; i < limit - round % 10; ++i) {
      if (composite[i])
        continue;
      ++primes;
      for (uint32_t j = 2 * i; j < limit; j += i)
        composite[j] = 1;
    }
    sum = mix(sum, primes);
  }
  return sum;
}
