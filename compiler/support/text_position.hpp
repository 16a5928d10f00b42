// A place in a text file, as compilers print it.
#pragma once

#include <compare>
#include <cstdint>

namespace ingot {

// Both from 1. The column counts bytes, so that it needs no opinion on what a character is.
struct TextPosition {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  auto operator<=>(const TextPosition&) const = default;
};

} // namespace ingot
