#include "compiler/support/cursor.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace ingot {
namespace {

using ByteVector = std::vector<std::uint8_t>;

// One of the LEB128 reads of Cursor, its result widened.
struct IntegerFormat {
  const char* name;
  unsigned bits;
  bool is_signed;
  __int128 (*read)(Cursor&);
};

const IntegerFormat formats[] = {
    {"u32", 32, false, [](Cursor& cursor) -> __int128 { return cursor.read_u32(); }},
    {"u64", 64, false, [](Cursor& cursor) -> __int128 { return cursor.read_u64(); }},
    {"s32", 32, true, [](Cursor& cursor) -> __int128 { return cursor.read_s32(); }},
    {"s33", 33, true, [](Cursor& cursor) -> __int128 { return cursor.read_s33(); }},
    {"s64", 64, true, [](Cursor& cursor) -> __int128 { return cursor.read_s64(); }},
};

struct Expectation {
  __int128 value = 0;
  std::size_t size = 0;
  std::optional<DiagnosticKind> error;
};

// What the specification says of the bytes (spec: binary/values), computed in arithmetic wide enough not to
// overflow.
Expectation expect(const ByteVector& bytes, const IntegerFormat& format) {
  const std::size_t longest = (format.bits + 6) / 7;
  Expectation expectation;
  unsigned shift = 0;
  for (const std::uint8_t byte : bytes) {
    expectation.value |= static_cast<__int128>(byte & 0x7F) << shift;
    shift += 7;
    ++expectation.size;
    if ((byte & 0x80) == 0) {
      if (format.is_signed && (byte & 0x40) != 0)
        expectation.value -= static_cast<__int128>(1) << shift;
      const __int128 range = static_cast<__int128>(1) << format.bits;
      const __int128 low = format.is_signed ? -range / 2 : 0;
      if (expectation.value < low || expectation.value >= low + range)
        expectation.error = DiagnosticKind::integer_too_large;
      return expectation;
    }
    if (expectation.size == longest) {
      expectation.error = DiagnosticKind::integer_too_long;
      return expectation;
    }
  }
  expectation.error = DiagnosticKind::unexpected_end;
  return expectation;
}

void check(const ByteVector& bytes, const IntegerFormat& format) {
  std::string description = std::string(format.name) + " of";
  for (const std::uint8_t byte : bytes)
    description += " " + std::to_string(byte);
  SCOPED_TRACE(description);

  const Expectation expectation = expect(bytes, format);
  Diagnostics diagnostics("test");
  Cursor cursor(bytes, 0, diagnostics);
  const __int128 value = format.read(cursor);
  if (expectation.error) {
    ASSERT_EQ(diagnostics.errors().size(), 1u);
    EXPECT_EQ(name_of(diagnostics.errors()[0].kind), name_of(*expectation.error));
    EXPECT_TRUE(value == 0);
    EXPECT_FALSE(cursor.ok());
  } else {
    EXPECT_TRUE(cursor.ok());
    EXPECT_TRUE(value == expectation.value);
    EXPECT_EQ(cursor.offset(), expectation.size);
  }
}

// Every last byte behind every run of equal continuation bytes, one byte too many included.
TEST(Leb128, AllBoundaryPatterns) {
  for (const IntegerFormat& format : formats) {
    for (const std::uint8_t fill : ByteVector{0x80, 0xFF, 0x81, 0xBF, 0xC0}) {
      for (std::size_t length = 1; length <= (format.bits + 6) / 7 + 1; ++length) {
        for (unsigned last = 0; last < 256; ++last) {
          ByteVector bytes(length, fill);
          bytes.back() = static_cast<std::uint8_t>(last);
          check(bytes, format);
        }
      }
    }
  }
}

TEST(Leb128, AllPairsOfBytes) {
  for (const IntegerFormat& format : formats) {
    for (unsigned first = 0; first < 256; ++first) {
      for (unsigned second = 0; second < 256; ++second)
        check({static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)}, format);
    }
  }
}

TEST(Leb128, Extremes) {
  Diagnostics diagnostics("test");
  const ByteVector u32_max = {0xFF, 0xFF, 0xFF, 0xFF, 0x0F};
  EXPECT_EQ(Cursor(u32_max, 0, diagnostics).read_u32(), std::numeric_limits<std::uint32_t>::max());
  const ByteVector s32_min = {0x80, 0x80, 0x80, 0x80, 0x78};
  EXPECT_EQ(Cursor(s32_min, 0, diagnostics).read_s32(), std::numeric_limits<std::int32_t>::min());
  const ByteVector s64_min = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7F};
  EXPECT_EQ(Cursor(s64_min, 0, diagnostics).read_s64(), std::numeric_limits<std::int64_t>::min());
  const ByteVector u64_max = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01};
  EXPECT_EQ(Cursor(u64_max, 0, diagnostics).read_u64(), std::numeric_limits<std::uint64_t>::max());
  const ByteVector padded_zero = {0x80, 0x80, 0x80, 0x80, 0x00};
  EXPECT_EQ(Cursor(padded_zero, 0, diagnostics).read_u32(), 0u);
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST(Cursor, FixedWidthIsLittleEndian) {
  Diagnostics diagnostics("test");
  const ByteVector bytes = {0x01, 0x02, 0x03, 0x04, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18};
  Cursor cursor(bytes, 0, diagnostics);
  EXPECT_EQ(cursor.read_fixed_u32(), 0x04030201u);
  EXPECT_EQ(cursor.read_fixed_u64(), 0x1817161514131211u);
  EXPECT_TRUE(cursor.at_end());
  EXPECT_TRUE(cursor.ok());
}

TEST(Cursor, TheFirstErrorSticks) {
  Diagnostics diagnostics("test");
  const ByteVector bytes = {0x01, 0x02, 0x03};
  Cursor cursor(bytes, 100, diagnostics);
  EXPECT_EQ(cursor.read_u8(), 1);
  EXPECT_EQ(cursor.read_fixed_u32(), 0u);
  EXPECT_FALSE(cursor.ok());
  EXPECT_TRUE(cursor.at_end());
  EXPECT_EQ(cursor.remaining(), 0u);
  EXPECT_EQ(cursor.peek_u8(), 0);
  EXPECT_EQ(cursor.read_u8(), 0);
  EXPECT_TRUE(cursor.read_bytes(1).empty());
  EXPECT_TRUE(cursor.read_name().empty());
  EXPECT_FALSE(cursor.read_window(0).ok());
  ASSERT_EQ(diagnostics.errors().size(), 1u);
  EXPECT_EQ(diagnostics.errors()[0].kind, DiagnosticKind::unexpected_end);
  EXPECT_EQ(diagnostics.errors()[0].offset, 103u);
}

TEST(Cursor, WindowsCountOffsetsInTheFile) {
  Diagnostics diagnostics("test");
  const ByteVector bytes = {0x00, 0x2A, 0x2B, 0x07};
  Cursor cursor(bytes, 0x10, diagnostics);
  cursor.read_u8();
  Cursor window = cursor.read_window(2);
  EXPECT_EQ(window.offset(), 0x11u);
  EXPECT_EQ(window.read_u8(), 0x2A);
  EXPECT_EQ(window.remaining(), 1u);
  EXPECT_EQ(cursor.peek_u8(), 0x07);
  window.read_bytes(2);
  EXPECT_FALSE(window.ok());
  EXPECT_TRUE(cursor.ok());
  cursor.fail_with(window);
  EXPECT_FALSE(cursor.ok());
  EXPECT_EQ(diagnostics.errors().size(), 1u);
}

TEST(Cursor, LengthsBeyondTheEnd) {
  for (const std::size_t size : {std::size_t{4}, std::numeric_limits<std::size_t>::max()}) {
    Diagnostics diagnostics("test");
    const ByteVector bytes = {0x01, 0x02, 0x03};
    Cursor cursor(bytes, 0, diagnostics);
    EXPECT_TRUE(cursor.read_bytes(size).empty());
    ASSERT_EQ(diagnostics.errors().size(), 1u);
    EXPECT_EQ(diagnostics.errors()[0].kind, DiagnosticKind::length_out_of_bounds);
  }
}

TEST(Cursor, Names) {
  Diagnostics diagnostics("test");
  const ByteVector good = {0x03, 'a', 0x00, 'b', 0x00};
  Cursor cursor(good, 0, diagnostics);
  EXPECT_EQ(cursor.read_name(), std::string_view("a\0b", 3));
  EXPECT_EQ(cursor.read_name(), "");
  EXPECT_TRUE(cursor.ok());

  const ByteVector bad = {0x02, 'a', 0xFF};
  EXPECT_EQ(Cursor(bad, 0, diagnostics).read_name(), "");
  ASSERT_EQ(diagnostics.errors().size(), 1u);
  EXPECT_EQ(diagnostics.errors()[0].kind, DiagnosticKind::malformed_utf8);
}

} // namespace
} // namespace ingot
