// Floating-point literals, to the last bit (spec: text/values, floating-point).
#include "compiler/text/literals.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace ingot::text {
namespace {

// What an exponent is cut off at. No literal fits into memory whose digits could make up for so much.
constexpr std::int64_t exponent_limit = std::int64_t{1} << 40;

// A decimal number with an optional sign.
std::int64_t parse_exponent(std::string_view digits) {
  const bool is_negative = digits.starts_with('-');
  std::int64_t exponent = 0;
  for (const char c : digits) {
    if (c >= '0' && c <= '9')
      exponent = std::min(exponent * 10 + (c - '0'), exponent_limit);
  }
  return is_negative ? -exponent : exponent;
}

// significand * 2^exponent, and a little more if is_inexact: the exact value lies between it and the next
// significand. The significand is not zero.
struct BinaryNumber {
  std::uint64_t significand = 0;
  std::int64_t exponent = 0;
  bool is_inexact = false;
};

// To nearest, ties to even; nothing if that is infinity.
std::optional<std::uint64_t> round(BinaryNumber number, FloatFormat format) {
  const int shift_to_top = std::countl_zero(number.significand);
  const std::uint64_t significand = number.significand << shift_to_top;
  // The value is 1.xxx * 2^magnitude.
  const std::int64_t magnitude = number.exponent - shift_to_top + 63;
  const std::int64_t bias = (std::int64_t{1} << (format.exponent_bits - 1)) - 1;
  if (magnitude > bias)
    return std::nullopt;

  // Subnormal numbers keep fewer bits, in the worst case none.
  std::int64_t biased_exponent = magnitude + bias;
  std::int64_t kept_bits = format.mantissa_bits + std::int64_t{1};
  if (biased_exponent < 1) {
    kept_bits -= 1 - biased_exponent;
    biased_exponent = 0;
  }
  if (kept_bits < 0)
    return 0;
  std::uint64_t kept = kept_bits == 0 ? 0 : significand >> (64 - kept_bits);
  const std::uint64_t rest = significand << kept_bits;
  constexpr std::uint64_t half = std::uint64_t{1} << 63;
  if (rest > half || (rest == half && (number.is_inexact || (kept & 1) != 0)))
    ++kept;

  // The hidden one adds one to the exponent, and so does a carry out of the mantissa.
  const std::uint64_t exponent_below =
      biased_exponent == 0 ? 0 : static_cast<std::uint64_t>(biased_exponent) - 1;
  const std::uint64_t bits = (exponent_below << format.mantissa_bits) + kept;
  return bits < format.infinity() ? std::optional(bits) : std::nullopt;
}

// `literal` without sign and 0x.
std::optional<std::uint64_t> parse_hexadecimal(std::string_view literal, FloatFormat format) {
  const std::size_t exponent_start = std::min(literal.find_first_of("pP"), literal.size());
  BinaryNumber number;
  bool after_point = false;
  for (const char c : literal.substr(0, exponent_start)) {
    if (c == '_')
      continue;
    if (c == '.') {
      after_point = true;
      continue;
    }
    const std::uint64_t digit = static_cast<std::uint64_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    const bool has_room = number.significand >> 60 == 0;
    if (has_room)
      number.significand = number.significand << 4 | digit;
    else
      number.is_inexact = number.is_inexact || digit != 0;
    if (has_room == after_point)
      number.exponent += has_room ? -4 : 4;
  }
  if (exponent_start < literal.size())
    number.exponent += parse_exponent(literal.substr(exponent_start + 1));
  if (number.significand == 0)
    return 0;
  return round(number, format);
}

// Whether a decimal literal that is not zero is at least one: then, out of range means too large.
bool is_large(std::string_view literal) {
  const std::size_t exponent_start = std::min(literal.find_first_of("eE"), literal.size());
  const std::string_view digits = literal.substr(0, exponent_start);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.find_first_not_of("0.");
  const std::int64_t exponent =
      exponent_start < literal.size() ? parse_exponent(literal.substr(exponent_start + 1)) : 0;
  return exponent + static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) > 0;
}

// std::from_chars rounds correctly for any number of digits; it is asked for the very format, so nothing is
// rounded twice.
template <typename Float, typename Bits>
std::optional<std::uint64_t> parse_decimal(std::string_view literal) {
  std::string digits(literal);
  std::erase(digits, '_');
  Float value = 0;
  const std::from_chars_result result =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general);
  if (result.ec == std::errc::result_out_of_range)
    return is_large(digits) ? std::nullopt : std::optional<std::uint64_t>(0);
  assert(result.ec == std::errc() && result.ptr == digits.data() + digits.size());
  const Bits bits = std::bit_cast<Bits>(value);
  constexpr FloatFormat format = sizeof(Float) == 4 ? binary32 : binary64;
  return bits < format.infinity() ? std::optional<std::uint64_t>(bits) : std::nullopt;
}

std::optional<std::uint64_t> parse_magnitude(std::string_view literal, FloatFormat format) {
  if (literal == "inf")
    return format.infinity();
  if (literal == "nan")
    return format.infinity() | format.quiet_bit();
  if (literal.starts_with("nan:")) {
    const std::optional<std::uint64_t> payload = parse_unsigned(literal.substr(4), format.mantissa_bits);
    return payload && *payload != 0 ? std::optional(format.infinity() | *payload) : std::nullopt;
  }
  if (literal.starts_with("0x"))
    return parse_hexadecimal(literal.substr(2), format);
  return format.bits() == 32 ? parse_decimal<float, std::uint32_t>(literal)
                             : parse_decimal<double, std::uint64_t>(literal);
}

} // namespace

std::optional<std::uint64_t> parse_float(std::string_view literal, FloatFormat format) {
  const bool is_negative = literal.starts_with('-');
  if (is_negative || literal.starts_with('+'))
    literal.remove_prefix(1);
  const std::optional<std::uint64_t> magnitude = parse_magnitude(literal, format);
  if (!magnitude)
    return std::nullopt;
  return *magnitude | std::uint64_t{is_negative} << (format.bits() - 1);
}

std::string print_float(std::uint64_t bits, FloatFormat format) {
  const std::uint64_t sign_bit = std::uint64_t{1} << (format.bits() - 1);
  const std::uint64_t magnitude = bits & ~sign_bit;
  const char* const sign = (bits & sign_bit) != 0 ? "-" : "";
  if (magnitude == format.infinity())
    return fmt::format("{}inf", sign);
  if (magnitude == (format.infinity() | format.quiet_bit()))
    return fmt::format("{}nan", sign);
  if (magnitude > format.infinity())
    return fmt::format("{}nan:0x{:x}", sign, magnitude & format.mantissa_mask());
  // fmt's shortest form is one that reads back as the same number.
  if (format.bits() == 32)
    return fmt::format("{}", std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
  return fmt::format("{}", std::bit_cast<double>(bits));
}

} // namespace ingot::text
