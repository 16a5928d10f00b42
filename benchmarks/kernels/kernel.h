// What the kernels share. A kernel is one file with one function, run(): it repeats its work `rounds` times
// and returns a checksum that depends on all of it. The same source is compiled natively and for WebAssembly,
// and must print the same.
#pragma once

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t run(unsigned rounds);

// xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled"): the
// inputs.
static uint64_t random_state = 0x9E3779B97F4A7C15u;

static inline uint32_t random_bits(void) {
  random_state ^= random_state >> 12;
  random_state ^= random_state << 25;
  random_state ^= random_state >> 27;
  return (uint32_t)((random_state * 0x2545F4914F6CDD1Du) >> 32);
}

static inline uint32_t random_below(uint32_t limit) {
  return (uint32_t)(((uint64_t)random_bits() * limit) >> 32);
}

// In [0, 1), with 32 bits.
static inline double random_unit(void) { return random_bits() * (1.0 / 4294967296.0); }

// One step of FNV-1a over 64 bits.
static inline uint64_t mix(uint64_t sum, uint64_t value) { return (sum ^ value) * 0x100000001B3u; }

// A number as it counts in a checksum: to 9 digits, so that a compiler may contract a product and a sum into
// one operation that rounds once, as native ones do unless they are told not to.
static inline uint64_t mix_number(uint64_t sum, double number) {
  char digits[40];
  snprintf(digits, sizeof digits, "%.9e", number);
  for (const char* digit = digits; *digit != 0; ++digit)
    sum = mix(sum, (unsigned char)*digit);
  return sum;
}

int main(int argc, char** argv) {
  const unsigned rounds = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 1;
  printf("%016llx\n", (unsigned long long)run(rounds));
  return 0;
}
