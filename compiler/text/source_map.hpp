// Where in the text the bytes of an assembled module come from, so that what later stages find wrong at an
// offset of the binary is reported at a line and column.
#pragma once

#include "compiler/support/text_position.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ingot {

// The lines of a text (spec: text/lexical, a line ends with \n, \r or \r\n).
class LineIndex {
public:
  explicit LineIndex(std::string_view text);
  TextPosition position(std::size_t offset) const;

private:
  std::vector<std::uint32_t> line_starts_;
};

class SourceMap {
public:
  struct Entry {
    std::uint32_t binary_offset;
    std::uint32_t text_offset;
  };

  // Binary offsets never decrease; one holds up to the next.
  void add(Entry entry) { entries_.push_back(entry); }

  // The text that the byte at `binary_offset` was made from.
  std::size_t text_offset(std::size_t binary_offset) const;

private:
  std::vector<Entry> entries_;
};

} // namespace ingot
