// Cryptography: the ChaCha20 key stream (RFC 8439) over a buffer.
#include "kernel.h"

enum { size = 1 << 18 };

static uint8_t buffer[size];

static inline uint32_t rotate(uint32_t value, int by) { return value << by | value >> (32 - by); }

#define QUARTER_ROUND(a, b, c, d)                                                                            \
  (x[a] += x[b], x[d] = rotate(x[d] ^ x[a], 16), x[c] += x[d], x[b] = rotate(x[b] ^ x[c], 12), x[a] += x[b], \
   x[d] = rotate(x[d] ^ x[a], 8), x[c] += x[d], x[b] = rotate(x[b] ^ x[c], 7))

static void encrypt(uint32_t state[16]) {
  for (int offset = 0; offset < size; offset += 64) {
    uint32_t x[16];
    memcpy(x, state, sizeof x);
    for (int i = 0; i < 10; ++i) {
      QUARTER_ROUND(0, 4, 8, 12), QUARTER_ROUND(1, 5, 9, 13), QUARTER_ROUND(2, 6, 10, 14),
          QUARTER_ROUND(3, 7, 11, 15);
      QUARTER_ROUND(0, 5, 10, 15), QUARTER_ROUND(1, 6, 11, 12), QUARTER_ROUND(2, 7, 8, 13),
          QUARTER_ROUND(3, 4, 9, 14);
    }
    for (int i = 0; i < 16; ++i) {
      const uint32_t word = x[i] + state[i];
      uint8_t* const out = buffer + offset + 4 * i;
      out[0] ^= (uint8_t)word, out[1] ^= (uint8_t)(word >> 8), out[2] ^= (uint8_t)(word >> 16);
      out[3] ^= (uint8_t)(word >> 24);
    }
    ++state[12];
  }
}

static uint64_t run(unsigned rounds) {
  uint32_t state[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
  for (int i = 4; i < 16; ++i)
    state[i] = random_bits();
  for (unsigned round = 0; round < rounds; ++round)
    encrypt(state);
  uint64_t sum = 0;
  for (int i = 0; i < size; i += 101)
    sum = mix(sum, buffer[i]);
  return sum;
}
