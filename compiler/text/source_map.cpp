#include "compiler/text/source_map.hpp"

#include "compiler/support/text_position.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ingot {

LineIndex::LineIndex(std::string_view text) : line_starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
      line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

TextPosition LineIndex::position(std::size_t offset) const {
  const auto next = std::ranges::upper_bound(line_starts_, offset);
  const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
  return {line, static_cast<std::uint32_t>(offset) - line_starts_[line - 1] + 1};
}

std::size_t SourceMap::text_offset(std::size_t binary_offset) const {
  const auto next = std::ranges::upper_bound(entries_, binary_offset, {}, &Entry::binary_offset);
  return next == entries_.begin() ? 0 : (next - 1)->text_offset;
}

} // namespace ingot
