// One line of text for the user, built in place: the runtime has no heap. What does not fit is left out.
#pragma once

#include "runtime-lib/support/span.hpp"

namespace ingot {

class Line {
public:
  Line& text(const char* text) {
    while (*text != '\0')
      put(*text++);
    return *this;
  }

  Line& decimal(uint64_t value) {
    char digits[20];
    size_t count = 0;
    do
      digits[count++] = static_cast<char>('0' + value % 10);
    while ((value /= 10) != 0);
    while (count > 0)
      put(digits[--count]);
    return *this;
  }

  // With 0x, without leading zeros.
  Line& hex(uint64_t value) {
    text("0x");
    int shift = 60;
    while (shift > 0 && value >> shift == 0)
      shift -= 4;
    for (; shift >= 0; shift -= 4)
      put(hex_digit(value >> shift));
    return *this;
  }

  // Bytes that are not to be trusted, in quotes, escaped as the compiler does (compiler/support/escape.cpp):
  // nothing that moves a terminal's cursor, no line end. At most `limit` bytes, then "...".
  Line& quoted(Span<const char> bytes, size_t limit) {
    put('"');
    for (size_t i = 0; i < bytes.size() && i < limit; i++) {
      const uint8_t byte = static_cast<uint8_t>(bytes[i]);
      if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
        put(bytes[i]);
      } else {
        put('\\');
        put(hex_digit(byte >> 4));
        put(hex_digit(byte));
      }
    }
    if (bytes.size() > limit)
      text("...");
    put('"');
    return *this;
  }

  // What another line holds, without its line end.
  Line& append(const Line& other) {
    for (size_t i = 0; i < other.size_; i++)
      put(other.characters_[i]);
    return *this;
  }

  // The whole line with its line end.
  Span<const char> finish() {
    characters_[size_] = '\n';
    return {characters_, size_ + 1};
  }

private:
  static constexpr size_t capacity = 1023;

  static char hex_digit(uint64_t value) { return "0123456789abcdef"[value & 15]; }

  void put(char character) {
    if (size_ < capacity)
      characters_[size_++] = character;
  }

  size_t size_ = 0;
  char characters_[capacity + 1];
};

} // namespace ingot
