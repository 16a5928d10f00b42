// Number literals (spec: text/values).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ingot::text {

enum class NumberForm : std::uint8_t { integer, floating };

// Which kind of number this word is, if it is one. Integers are floating-point literals too.
std::optional<NumberForm> number_form(std::string_view word);

// The value of an integer literal without a sign; nothing if it has a sign or does not fit into `bits`.
std::optional<std::uint64_t> parse_unsigned(std::string_view literal, unsigned bits);

// The value of an integer literal as two's complement, zero-extended from `bits`; nothing if it is neither a
// signed nor an unsigned number of so many bits (spec: text/values, iN).
std::optional<std::uint64_t> parse_integer(std::string_view literal, unsigned bits);

// How a floating-point number is kept (IEEE 754 binary interchange formats).
struct FloatFormat {
  unsigned mantissa_bits = 0; // without the hidden one
  unsigned exponent_bits = 0;

  constexpr unsigned bits() const { return 1 + exponent_bits + mantissa_bits; }
  constexpr std::uint64_t infinity() const {
    return ((std::uint64_t{1} << exponent_bits) - 1) << mantissa_bits;
  }
  constexpr std::uint64_t mantissa_mask() const { return (std::uint64_t{1} << mantissa_bits) - 1; }
  constexpr std::uint64_t quiet_bit() const { return std::uint64_t{1} << (mantissa_bits - 1); }
};

inline constexpr FloatFormat binary32{23, 8};
inline constexpr FloatFormat binary64{52, 11};

// The bits of the floating-point number nearest to a literal, ties to even; nothing if the number rounds to
// infinity or a NaN's payload is zero or too large. `literal` is a number, of either form.
std::optional<std::uint64_t> parse_float(std::string_view literal, FloatFormat format);

// A literal with exactly these bits: decimal and as short as possible, or nan:0x... or inf.
std::string print_float(std::uint64_t bits, FloatFormat format);

} // namespace ingot::text
