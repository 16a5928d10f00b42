// Strings: Horspool's search for many words, and a count of words by a scan.
#include "kernel.h"

enum { size = 1 << 19 };

static char text[size + 1];

static const char* find(const char* begin, const char* end, const char* word, size_t length) {
  size_t skip[256];
  for (int i = 0; i < 256; ++i)
    skip[i] = length;
  for (size_t i = 0; i + 1 < length; ++i)
    skip[(unsigned char)word[i]] = length - 1 - i;
  while ((size_t)(end - begin) >= length) {
    if (memcmp(begin, word, length) == 0)
      return begin;
    begin += skip[(unsigned char)begin[length - 1]];
  }
  return NULL;
}

static uint64_t count_words(void) {
  uint64_t words = 0;
  int inside = 0;
  for (const char* next = text; *next != 0; ++next) {
    const int is_letter = *next >= 'a' && *next <= 'z';
    words += is_letter && !inside;
    inside = is_letter;
  }
  return words;
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < size; ++i)
    text[i] = random_below(6) == 0 ? ' ' : (char)('a' + random_below(20));
  memcpy(text + size - 100, "needlework", 10);
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    char word[] = "needlework";
    word[round % 7] = (char)('a' + round % 26);
    const char* const found = find(text, text + size, word, sizeof word - 1);
    sum = mix(sum, found == NULL ? size : (uint64_t)(found - text));
    sum = mix(sum, count_words());
  }
  return sum;
}
