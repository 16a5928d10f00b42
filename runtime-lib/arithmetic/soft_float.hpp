// The parts of a floating-point number of IEEE 754 (binary32, binary64), and how a result becomes one.
#pragma once

#include <stdint.h>

namespace ingot::arithmetic {

template <class Float>
struct Format;

template <>
struct Format<float> {
  using Bits = uint32_t;
  static constexpr int width = 32;
  static constexpr int precision = 23; // bits of the significand behind the point
};

template <>
struct Format<double> {
  using Bits = uint64_t;
  static constexpr int width = 64;
  static constexpr int precision = 52;
};

inline int leading_zeros(uint32_t value) { return __builtin_clz(value); }
inline int leading_zeros(uint64_t value) { return __builtin_clzll(value); }

// A bit that stands for all that were shifted out: only whether there are any is left to rounding.
template <class Bits>
Bits shift_right_sticky(Bits value, int amount) {
  constexpr int width = sizeof(Bits) * 8;
  if (amount == 0)
    return value;
  if (amount >= width)
    return value != 0;
  return value >> amount | static_cast<Bits>((value << (width - amount)) != 0);
}

template <class Float>
struct Number : Format<Float> {
  using typename Format<Float>::Bits;
  using Format<Float>::width;
  using Format<Float>::precision;

  static constexpr Bits sign_bit = Bits{1} << (width - 1);
  static constexpr Bits leading_bit = Bits{1} << precision; // of a normal number, where its format has none
  static constexpr int largest_exponent = (1 << (width - 1 - precision)) - 1; // of infinities and NaNs
  static constexpr int bias = largest_exponent / 2;
  static constexpr Bits infinity_bits = static_cast<Bits>(largest_exponent) << precision;
  static constexpr Bits nan_bits = infinity_bits | leading_bit >> 1; // the canonical one

  // While a result is made, its significand has this many bits more than the format has room for.
  static constexpr int guard = 3;

  static Bits bits_of(Float value) { return __builtin_bit_cast(Bits, value); }
  static Float from_bits(Bits bits) { return __builtin_bit_cast(Float, bits); }
  static Float nan() { return from_bits(nan_bits); }
  static Float infinity(bool is_negative) { return from_bits(infinity_bits | sign(is_negative)); }
  static Float zero(bool is_negative) { return from_bits(sign(is_negative)); }
  static Bits sign(bool is_negative) { return is_negative ? sign_bit : Bits{0}; }

  explicit Number(Float value)
      : is_negative((bits_of(value) & sign_bit) != 0),
        exponent(static_cast<int>((bits_of(value) & ~sign_bit) >> precision)),
        significand(bits_of(value) & (leading_bit - 1)) {
    if (exponent != 0)
      significand |= leading_bit;
    else
      exponent = 1; // of subnormal numbers and zeros
  }

  bool is_nan() const { return exponent == largest_exponent && significand != leading_bit; }
  bool is_infinity() const { return exponent == largest_exponent && significand == leading_bit; }
  bool is_zero() const { return significand == 0; }

  // A subnormal number as if it were a normal one, with an exponent that there is not. Not of zeros.
  void normalize() {
    const int shift = leading_zeros(significand) - (width - 1 - precision);
    significand <<= shift;
    exponent -= shift;
  }

  // The number whose significand has its leading bit at precision + guard if the exponent is that of the
  // result; it may have it anywhere.
  static Float round(bool is_negative, int exponent, Bits significand) {
    if (significand == 0)
      return zero(is_negative);
    const int shift = leading_zeros(significand) - (width - 1 - precision - guard);
    exponent -= shift;
    significand = shift < 0 ? shift_right_sticky(significand, -shift) : significand << shift;
    if (exponent >= largest_exponent)
      return infinity(is_negative);
    if (exponent < 1) {
      significand = shift_right_sticky(significand, 1 - exponent);
      exponent = 1;
    }
    const Bits rest = significand & ((Bits{1} << guard) - 1);
    significand >>= guard;
    // The leading bit adds 1 to the exponent; that of a subnormal number is not there. What is carried out of
    // the significand goes to the exponent likewise, up to infinity.
    Bits bits = (static_cast<Bits>(exponent - 1) << precision) + significand;
    constexpr Bits half = Bits{1} << (guard - 1);
    if (rest > half || (rest == half && (significand & 1) != 0))
      bits++;
    return from_bits(bits | sign(is_negative));
  }

  bool is_negative;
  int exponent; // with the bias
  Bits significand;
};

} // namespace ingot::arithmetic
