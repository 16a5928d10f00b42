#include "compiler/support/utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace ingot {

std::size_t valid_utf8_size(std::string_view text) {
  const std::size_t size = text.size();
  std::size_t position = 0;
  while (position < size) {
    const std::size_t start = position;
    const auto lead = static_cast<std::uint8_t>(text[position++]);
    if (lead < 0x80)
      continue;
    // The Unicode table of well-formed sequences (Unicode 15, table 3-7): the range of the second byte
    // depends on the lead, later bytes are always 80..BF.
    unsigned continuation_count = 0;
    std::uint8_t second_low = 0x80;
    std::uint8_t second_high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      continuation_count = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      continuation_count = 2;
      if (lead == 0xE0)
        second_low = 0xA0;
      if (lead == 0xED)
        second_high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      continuation_count = 3;
      if (lead == 0xF0)
        second_low = 0x90;
      if (lead == 0xF4)
        second_high = 0x8F;
    } else {
      return start;
    }
    if (size - position < continuation_count)
      return start;
    for (unsigned i = 0; i < continuation_count; ++i) {
      const auto byte = static_cast<std::uint8_t>(text[position++]);
      const std::uint8_t low = i == 0 ? second_low : std::uint8_t{0x80};
      const std::uint8_t high = i == 0 ? second_high : std::uint8_t{0xBF};
      if (byte < low || byte > high)
        return start;
    }
  }
  return size;
}

bool is_valid_utf8(std::string_view text) { return valid_utf8_size(text) == text.size(); }

} // namespace ingot
