#include "compiler/support/utf8.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace ingot {
namespace {

// UTF-8 as its defining arithmetic has it, surrogates and numbers beyond Unicode included.
std::string encode(std::uint32_t code_point, unsigned length) {
  if (length == 1)
    return std::string(1, static_cast<char>(code_point));
  std::string text;
  for (unsigned i = 1; i < length; ++i) {
    text.insert(text.begin(), static_cast<char>(0x80 | (code_point & 0x3F)));
    code_point >>= 6;
  }
  const std::uint32_t lead_marker = 0xF00u >> length & 0xFF;
  text.insert(text.begin(), static_cast<char>(lead_marker | code_point));
  return text;
}

unsigned shortest_length(std::uint32_t code_point) {
  return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

TEST(Utf8, EveryCodePointInItsShortestFormOnly) {
  for (std::uint32_t code_point = 0; code_point < 0x200000; ++code_point) {
    const bool is_surrogate = code_point >= 0xD800 && code_point < 0xE000;
    const bool is_unicode = code_point <= 0x10FFFF && !is_surrogate;
    const unsigned shortest = shortest_length(code_point);
    ASSERT_EQ(is_valid_utf8(encode(code_point, shortest)), is_unicode) << code_point;
    for (unsigned length = shortest + 1; length <= 4; ++length)
      ASSERT_FALSE(is_valid_utf8(encode(code_point, length))) << code_point << " in " << length << " bytes";
  }
}

TEST(Utf8, BytesThatStartNothing) {
  for (unsigned byte = 0x80; byte < 0x100; ++byte)
    EXPECT_FALSE(is_valid_utf8(std::string(1, static_cast<char>(byte)))) << byte;
  for (unsigned byte = 0xF5; byte < 0x100; ++byte)
    EXPECT_FALSE(is_valid_utf8(std::string(1, static_cast<char>(byte)) + "\x80\x80\x80")) << byte;
}

TEST(Utf8, TruncatedAndInterrupted) {
  const std::string text = "\xF0\x9F\x90\x99"; // U+1F419
  EXPECT_TRUE(is_valid_utf8("x" + text + "y" + text));
  for (std::size_t size = 1; size < text.size(); ++size) {
    EXPECT_FALSE(is_valid_utf8(text.substr(0, size)));
    EXPECT_FALSE(is_valid_utf8(text.substr(0, size) + "xyz"));
  }
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_TRUE(is_valid_utf8(std::string_view("\0", 1)));
}

} // namespace
} // namespace ingot
