// Hashing of bytes: CRC-32 by one table, a byte at a time.
#include "kernel.h"

enum { size = 1 << 20 };

static uint32_t table[256];
static uint8_t data[size];

static uint32_t checksum(const uint8_t* bytes, size_t count) {
  uint32_t crc = 0xFFFFFFFFu;
  for (size_t i = 0; i < count; ++i)
    crc = table[(crc ^ bytes[i]) & 255] ^ (crc >> 8);
  return ~crc;
}

static uint64_t run(unsigned rounds) {
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0);
    table[i] = crc;
  }
  for (int i = 0; i < size; ++i)
    data[i] = (uint8_t)random_bits();
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    data[round % size] ^= 1;
    sum = mix(sum, checksum(data, size));
  }
  return sum;
}
