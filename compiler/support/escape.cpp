#include "compiler/support/escape.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace ingot {

std::string escape(std::string_view text, std::size_t limit) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string result;
  for (const char c : text.substr(0, limit)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\') {
      result += c;
    } else {
      result += '\\';
      result += digits[byte >> 4];
      result += digits[byte & 15];
    }
  }
  if (text.size() > limit)
    result += "...";
  return result;
}

} // namespace ingot
