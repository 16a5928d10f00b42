// What tests of hostile modules share: bytes of modules, and what the front end says to them.
#pragma once

#include "compiler/decode/decode.hpp"
#include "compiler/validate/validate.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ingot {

using ByteVector = std::vector<std::uint8_t>;

inline void append(ByteVector& bytes, const ByteVector& more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
}

inline ByteVector leb128(std::size_t value) {
  ByteVector bytes;
  for (; value >= 0x80; value >>= 7)
    bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(value));
  return bytes;
}

inline ByteVector section(std::uint8_t id, const ByteVector& contents) {
  ByteVector bytes = {id};
  append(bytes, leb128(contents.size()));
  append(bytes, contents);
  return bytes;
}

inline ByteVector repeat(const ByteVector& bytes, std::size_t count) {
  ByteVector result;
  for (std::size_t i = 0; i < count; ++i)
    append(result, bytes);
  return result;
}

inline ByteVector preamble() { return {0x00, 'a', 's', 'm', 0x01, 0x00, 0x00, 0x00}; }

inline void expect_valid(const ByteVector& bytes) {
  Diagnostics diagnostics("test.wasm");
  std::optional<Module> module = decode(bytes, diagnostics);
  ASSERT_TRUE(module.has_value()) << diagnostics.render();
  EXPECT_TRUE(validate(*std::move(module), diagnostics).has_value()) << diagnostics.render();
}

inline void expect_error(const ByteVector& bytes, DiagnosticKind kind) {
  Diagnostics diagnostics("test.wasm");
  std::optional<Module> module = decode(bytes, diagnostics);
  EXPECT_FALSE(module && validate(*std::move(module), diagnostics));
  ASSERT_EQ(diagnostics.errors().size(), 1u);
  EXPECT_EQ(name_of(diagnostics.errors()[0].kind), name_of(kind));
}

} // namespace ingot
