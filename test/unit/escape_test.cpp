#include "compiler/support/escape.hpp"

#include <gtest/gtest.h>

#include <string>

namespace ingot {
namespace {

TEST(Escape, PrintableAsciiStays) {
  const std::string text = " !#$%&'()*+,-./0123456789:;<=>?@AZ[]^_`az{|}~";
  EXPECT_EQ(escape(text), text);
}

TEST(Escape, TheRestBecomesHexadecimal) {
  EXPECT_EQ(escape("a\"b\\c"), "a\\22b\\5cc");
  EXPECT_EQ(escape(std::string("\0\n\x1b[31m\x7f", 8)), "\\00\\0a\\1b[31m\\7f");
  EXPECT_EQ(escape("\xC3\xA9"), "\\c3\\a9");
}

TEST(Escape, NothingUnprintableIsLeft) {
  for (int byte = 0; byte < 256; ++byte) {
    for (const char c : escape(std::string(1, static_cast<char>(byte))))
      EXPECT_TRUE(c >= 0x20 && c < 0x7F && c != '"') << byte;
  }
}

TEST(Escape, LongTextIsCut) {
  EXPECT_EQ(escape("abcdef", 6), "abcdef");
  EXPECT_EQ(escape("abcdef", 5), "abcde...");
  EXPECT_EQ(escape(std::string(100'000, '\n')).size(), 128u * 3 + 3);
}

} // namespace
} // namespace ingot
