#include "compiler/text/strings.hpp"

#include "compiler/support/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ingot::text {
namespace {

std::optional<std::uint32_t> hex_digit(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return std::nullopt;
}

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t size = 0; // of its escape sequence, 0 if that is malformed
};

// `\u{...}`: hexadecimal digits, between which there may be single underscores, of a Unicode scalar value.
CodePoint read_code_point(std::string_view text) {
  CodePoint point;
  bool after_digit = false;
  for (std::size_t i = 3; i < text.size(); ++i) {
    if (const std::optional<std::uint32_t> digit = hex_digit(text[i])) {
      point.value = point.value * 16 + *digit;
      if (point.value > 0x10FFFF)
        return {};
      after_digit = true;
    } else if (!after_digit) {
      return {};
    } else if (text[i] == '_') {
      after_digit = false;
    } else if (text[i] == '}') {
      point.size = i + 1;
      break;
    } else {
      return {};
    }
  }
  if (point.value >= 0xD800 && point.value < 0xE000)
    return {};
  return point;
}

void append_utf8(std::string& bytes, std::uint32_t point) {
  const auto continuation = [&](unsigned shift) {
    bytes += static_cast<char>(0x80 | ((point >> shift) & 0x3F));
  };
  if (point < 0x80) {
    bytes += static_cast<char>(point);
  } else if (point < 0x800) {
    bytes += static_cast<char>(0xC0 | point >> 6);
    continuation(0);
  } else if (point < 0x10000) {
    bytes += static_cast<char>(0xE0 | point >> 12);
    continuation(6);
    continuation(0);
  } else {
    bytes += static_cast<char>(0xF0 | point >> 18);
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

// The character that the letter behind a backslash stands for.
std::optional<char> simple_escape(char letter) {
  switch (letter) {
  case 't':
    return '\t';
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case '"':
  case '\'':
  case '\\':
    return letter;
  default:
    return std::nullopt;
  }
}

} // namespace

std::size_t escape_size(std::string_view text) {
  if (text.size() < 2)
    return 0;
  if (simple_escape(text[1]))
    return 2;
  if (text.starts_with("\\u{"))
    return read_code_point(text).size;
  return text.size() >= 3 && hex_digit(text[1]) && hex_digit(text[2]) ? 3 : 0;
}

std::string decode_string(std::string_view quoted) {
  const std::string_view text = quoted.substr(1, quoted.size() - 2);
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\\') {
      bytes += text[i++];
      continue;
    }
    const std::string_view sequence = text.substr(i, escape_size(text.substr(i)));
    if (const std::optional<char> simple = simple_escape(sequence[1]))
      bytes += *simple;
    else if (sequence[1] == 'u')
      append_utf8(bytes, read_code_point(sequence).value);
    else
      bytes += static_cast<char>(*hex_digit(sequence[1]) * 16 + *hex_digit(sequence[2]));
    i += sequence.size();
  }
  return bytes;
}

std::string encode_string(std::string_view bytes, bool keeps_utf8) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text = "\"";
  const bool keeps_high = keeps_utf8 && is_valid_utf8(bytes);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if ((byte >= 0x20 && byte < 0x7F) || (byte >= 0x80 && keeps_high)) {
      text += c;
    } else {
      text += '\\';
      text += digits[byte >> 4];
      text += digits[byte & 15];
    }
  }
  return text + '"';
}

} // namespace ingot::text
