// Compression: matches found through a table of hashes, as LZ4 does it, and taken apart again.
#include "kernel.h"

enum { size = 1 << 19, hash_bits = 14, shortest = 4, farthest = 65535 };

static uint8_t text[size], packed[2 * size], unpacked[size];
static int last_seen[1 << hash_bits];

static inline uint32_t read4(const uint8_t* at) {
  uint32_t word;
  memcpy(&word, at, 4);
  return word;
}

// A token is a byte below 128, so many literals and one follow; or 128 + length - shortest and two bytes of
// distance.
static size_t compress(void) {
  memset(last_seen, 0xFF, sizeof last_seen);
  size_t out = 0;
  int literals = 0, at = 0;
  while (at < size) {
    int length = 0, from = -1;
    if (at + shortest <= size) {
      const uint32_t hash = (read4(text + at) * 2654435761u) >> (32 - hash_bits);
      from = last_seen[hash];
      last_seen[hash] = at;
      if (from >= 0 && at - from <= farthest && read4(text + from) == read4(text + at)) {
        length = shortest;
        while (length < 127 + shortest && at + length < size && text[from + length] == text[at + length])
          ++length;
      }
    }
    if (length == 0) {
      ++literals;
      ++at;
    }
    if (literals > 0 && (length > 0 || literals == 128 || at == size)) {
      packed[out++] = (uint8_t)(literals - 1);
      memcpy(packed + out, text + at - literals, (size_t)literals);
      out += (size_t)literals;
      literals = 0;
    }
    if (length > 0) {
      packed[out++] = (uint8_t)(128 + length - shortest);
      packed[out++] = (uint8_t)(at - from);
      packed[out++] = (uint8_t)((at - from) >> 8);
      at += length;
    }
  }
  return out;
}

static void decompress(size_t packed_size) {
  size_t out = 0;
  for (size_t in = 0; in < packed_size;) {
    const int token = packed[in++];
    if (token < 128) {
      memcpy(unpacked + out, packed + in, (size_t)token + 1);
      in += (size_t)token + 1;
      out += (size_t)token + 1;
    } else {
      const size_t distance = packed[in] | (size_t)packed[in + 1] << 8;
      in += 2;
      for (int i = 0; i < token - 128 + shortest; ++i, ++out)
        unpacked[out] = unpacked[out - distance];
    }
  }
}

static uint64_t run(unsigned rounds) {
  static const char* const words[] = {"memory ", "table ", "global ", "function ",
                                      "module ", "block ", "of ",     "a "};
  for (size_t at = 0; at < size;) {
    const char* const word = words[random_below(8)];
    for (const char* letter = word; *letter != 0 && at < size; ++letter)
      text[at++] = (uint8_t)(random_below(40) == 0 ? random_bits() : (unsigned char)*letter);
  }
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    text[round % size] += 1;
    const size_t packed_size = compress();
    decompress(packed_size);
    sum = mix(mix(sum, packed_size), (uint64_t)memcmp(text, unpacked, size));
  }
  return sum;
}
