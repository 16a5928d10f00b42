// Bytes to text and back.
#include "kernel.h"

enum { size = 300000 };

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static uint8_t data[size], decoded[size], value_of[256];
static char encoded[size / 3 * 4];

static void encode(void) {
  char* out = encoded;
  for (int i = 0; i < size; i += 3) {
    const uint32_t bits = (uint32_t)data[i] << 16 | (uint32_t)data[i + 1] << 8 | data[i + 2];
    *out++ = alphabet[bits >> 18];
    *out++ = alphabet[(bits >> 12) & 63];
    *out++ = alphabet[(bits >> 6) & 63];
    *out++ = alphabet[bits & 63];
  }
}

static void decode(void) {
  uint8_t* out = decoded;
  for (size_t i = 0; i < sizeof encoded; i += 4) {
    const uint32_t bits =
        (uint32_t)value_of[(uint8_t)encoded[i]] << 18 | (uint32_t)value_of[(uint8_t)encoded[i + 1]] << 12 |
        (uint32_t)value_of[(uint8_t)encoded[i + 2]] << 6 | value_of[(uint8_t)encoded[i + 3]];
    *out++ = (uint8_t)(bits >> 16);
    *out++ = (uint8_t)(bits >> 8);
    *out++ = (uint8_t)bits;
  }
}

static uint64_t run(unsigned rounds) {
  for (uint8_t i = 0; i < 64; ++i)
    value_of[(uint8_t)alphabet[i]] = i;
  for (int i = 0; i < size; ++i)
    data[i] = (uint8_t)random_bits();
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    data[round % size] += 1;
    encode();
    decode();
    sum = mix(sum, (uint64_t)memcmp(data, decoded, size) + decoded[round % size]);
  }
  return sum;
}
