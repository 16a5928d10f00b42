// Text for the user.
#pragma once

#include "runtime-lib/support/span.hpp"

namespace ingot {

// What text consists of, in terms of put(character), which `Sink`, the class that derives from this, has.
template <class Sink>
class TextFormat {
public:
  Sink& text(const char* text) {
    while (*text != '\0')
      put(*text++);
    return sink();
  }

  // No more bits than the machine divides by itself.
  Sink& decimal(uintptr_t value) {
    char digits[20];
    size_t count = 0;
    do
      digits[count++] = static_cast<char>('0' + value % 10);
    while ((value /= 10) != 0);
    while (count > 0)
      put(digits[--count]);
    return sink();
  }

  // With 0x, without leading zeros.
  Sink& hex(uint64_t value) {
    text("0x");
    int shift = 60;
    while (shift > 0 && value >> shift == 0)
      shift -= 4;
    for (; shift >= 0; shift -= 4)
      put(hex_digit(value >> shift));
    return sink();
  }

  // Bytes that are not to be trusted, in quotes, escaped as the compiler does (compiler/support/escape.cpp):
  // nothing that moves a terminal's cursor, no line end. At most `limit` bytes, then "...".
  Sink& quoted(Span<const char> bytes, size_t limit) {
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
    return sink();
  }

private:
  static char hex_digit(uint64_t value) { return "0123456789abcdef"[value & 15]; }

  Sink& sink() { return static_cast<Sink&>(*this); }
  void put(char character) { sink().put(character); }
};

// One line, built in place: the runtime has no heap. What does not fit is left out.
class Line : public TextFormat<Line> {
public:
  void put(char character) {
    if (size_ < capacity)
      characters_[size_++] = character;
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

  size_t size_ = 0;
  char characters_[capacity + 1];
};

} // namespace ingot
