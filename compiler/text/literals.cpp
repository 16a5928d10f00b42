#include "compiler/text/literals.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ingot::text {
namespace {

bool is_digit(char c, bool hexadecimal) {
  return (c >= '0' && c <= '9') || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

std::uint64_t digit_value(char c) {
  if (c <= '9')
    return static_cast<std::uint64_t>(c - '0');
  return static_cast<std::uint64_t>((c | 0x20) - 'a' + 10);
}

// Removes digits with single underscores between them from the front; false if there are none.
bool skip_digits(std::string_view& word, bool hexadecimal) {
  bool after_digit = false;
  std::size_t size = 0;
  for (; size < word.size(); ++size) {
    if (is_digit(word[size], hexadecimal))
      after_digit = true;
    else if (word[size] == '_' && after_digit)
      after_digit = false;
    else
      break;
  }
  word.remove_prefix(size);
  return after_digit;
}

bool skip_sign(std::string_view& word) {
  if (!word.starts_with('+') && !word.starts_with('-'))
    return false;
  word.remove_prefix(1);
  return true;
}

} // namespace

std::optional<NumberForm> number_form(std::string_view word) {
  skip_sign(word);
  if (word == "inf" || word == "nan")
    return NumberForm::floating;
  if (word.starts_with("nan:0x")) {
    word.remove_prefix(6);
    return skip_digits(word, true) && word.empty() ? std::optional(NumberForm::floating) : std::nullopt;
  }
  const bool hexadecimal = word.starts_with("0x");
  if (hexadecimal)
    word.remove_prefix(2);
  if (!skip_digits(word, hexadecimal))
    return std::nullopt;
  if (word.empty())
    return NumberForm::integer;
  if (word.starts_with('.')) {
    word.remove_prefix(1);
    if (!word.empty() && is_digit(word.front(), hexadecimal) && !skip_digits(word, hexadecimal))
      return std::nullopt;
  }
  if (!word.empty() && (word.front() | 0x20) == (hexadecimal ? 'p' : 'e')) {
    word.remove_prefix(1);
    skip_sign(word);
    if (!skip_digits(word, false))
      return std::nullopt;
  }
  return word.empty() ? std::optional(NumberForm::floating) : std::nullopt;
}

std::optional<std::uint64_t> parse_unsigned(std::string_view literal, unsigned bits) {
  const bool hexadecimal = literal.starts_with("0x");
  const std::uint64_t base = hexadecimal ? 16 : 10;
  const std::uint64_t maximum = ~std::uint64_t{0} >> (64 - bits);
  std::uint64_t value = 0;
  for (const char c : literal.substr(hexadecimal ? 2 : 0)) {
    if (c == '_')
      continue;
    if (!is_digit(c, hexadecimal))
      return std::nullopt;
    const std::uint64_t digit = digit_value(c);
    if (value > (maximum - digit) / base)
      return std::nullopt;
    value = value * base + digit;
  }
  return value;
}

std::optional<std::uint64_t> parse_integer(std::string_view literal, unsigned bits) {
  const bool is_negative = literal.starts_with('-');
  skip_sign(literal);
  const std::optional<std::uint64_t> magnitude = parse_unsigned(literal, bits);
  if (!magnitude || !is_negative)
    return magnitude;
  if (*magnitude > std::uint64_t{1} << (bits - 1))
    return std::nullopt;
  return (0 - *magnitude) & (~std::uint64_t{0} >> (64 - bits));
}

} // namespace ingot::text
