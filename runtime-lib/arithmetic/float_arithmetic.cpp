// Sums, products, quotients and roots without a floating-point unit.
#include "runtime-lib/arithmetic/functions.hpp"
#include "runtime-lib/arithmetic/soft_float.hpp"

namespace ingot::arithmetic {

namespace {

template <class Float>
Float add(Float left, Float right) {
  using Result = Number<Float>;
  using Bits = typename Result::Bits;
  Result a(left), b(right);
  if (a.is_nan() || b.is_nan())
    return Result::nan();
  if (a.is_infinity())
    return b.is_infinity() && a.is_negative != b.is_negative ? Result::nan() : left;
  if (b.is_infinity())
    return right;
  if (a.exponent < b.exponent || (a.exponent == b.exponent && a.significand < b.significand)) {
    const Result larger = b;
    b = a;
    a = larger;
  }
  const Bits a_significand = a.significand << Result::guard;
  const Bits b_significand =
      shift_right_sticky<Bits>(b.significand << Result::guard, a.exponent - b.exponent);
  if (a.is_negative == b.is_negative)
    return Result::round(a.is_negative, a.exponent, a_significand + b_significand);
  const Bits difference = a_significand - b_significand;
  return Result::round(difference != 0 && a.is_negative, a.exponent, difference);
}

uint32_t multiply_high(uint32_t left, uint32_t right, bool& has_more) {
  const uint64_t product = uint64_t{left} * right;
  has_more = static_cast<uint32_t>(product) != 0;
  return static_cast<uint32_t>(product >> 32);
}

// The upper half of the product, and whether there is anything in the lower one.
uint64_t multiply_high(uint64_t left, uint64_t right, bool& has_more) {
  const uint64_t left_low = static_cast<uint32_t>(left), left_high = left >> 32;
  const uint64_t right_low = static_cast<uint32_t>(right), right_high = right >> 32;
  const uint64_t low = left_low * right_low;
  const uint64_t first = left_high * right_low + (low >> 32);
  const uint64_t second = left_low * right_high + static_cast<uint32_t>(first);
  has_more = static_cast<uint32_t>(low) != 0 || static_cast<uint32_t>(second) != 0;
  return left_high * right_high + (first >> 32) + (second >> 32);
}

template <class Float>
Float multiply(Float left, Float right) {
  using Result = Number<Float>;
  using Bits = typename Result::Bits;
  Result a(left), b(right);
  const bool is_negative = a.is_negative != b.is_negative;
  if (a.is_nan() || b.is_nan())
    return Result::nan();
  if (a.is_infinity() || b.is_infinity())
    return a.is_zero() || b.is_zero() ? Result::nan() : Result::infinity(is_negative);
  if (a.is_zero() || b.is_zero())
    return Result::zero(is_negative);
  a.normalize();
  b.normalize();
  // Shifted so that the upper half begins where a result is to begin, or a bit above.
  constexpr int to_top = Result::width - 1 - Result::precision;
  bool has_more = false;
  const Bits product = multiply_high(a.significand << to_top, b.significand << (Result::guard + 1), has_more);
  return Result::round(is_negative, a.exponent + b.exponent - Result::bias,
                       product | static_cast<Bits>(has_more));
}

template <class Float>
Float divide(Float left, Float right) {
  using Result = Number<Float>;
  using Bits = typename Result::Bits;
  Result a(left), b(right);
  const bool is_negative = a.is_negative != b.is_negative;
  if (a.is_nan() || b.is_nan() || (a.is_infinity() && b.is_infinity()) || (a.is_zero() && b.is_zero()))
    return Result::nan();
  if (a.is_infinity() || b.is_zero())
    return Result::infinity(is_negative);
  if (b.is_infinity() || a.is_zero())
    return Result::zero(is_negative);
  a.normalize();
  b.normalize();
  // Bit by bit, the first of which is 2^0. One more than a result needs, since that bit may be 0.
  Bits quotient = 0, remainder = a.significand;
  for (int bit = 0; bit <= Result::precision + Result::guard + 1; bit++) {
    quotient <<= 1;
    if (remainder >= b.significand) {
      remainder -= b.significand;
      quotient |= 1;
    }
    remainder <<= 1;
  }
  return Result::round(is_negative, a.exponent - b.exponent + Result::bias - 1,
                       quotient | static_cast<Bits>(remainder != 0));
}

template <class Float>
Float square_root(Float value) {
  using Result = Number<Float>;
  using Bits = typename Result::Bits;
  Result a(value);
  if (a.is_zero())
    return value;
  if (a.is_nan() || a.is_negative)
    return Result::nan();
  if (a.is_infinity())
    return value;
  a.normalize();
  int exponent = a.exponent - Result::bias;
  if ((exponent & 1) != 0) {
    a.significand <<= 1;
    exponent--;
  }
  // Two bits of the number make one of the root, from the top (digit by digit, as on paper).
  Bits rest = a.significand << (Result::width - 2 - Result::precision);
  Bits root = 0, remainder = 0;
  for (int bit = 0; bit <= Result::precision + Result::guard; bit++) {
    remainder = remainder << 2 | rest >> (Result::width - 2);
    rest <<= 2;
    root <<= 1;
    const Bits trial = root << 1 | 1;
    if (remainder >= trial) {
      remainder -= trial;
      root |= 1;
    }
  }
  return Result::round(false, exponent / 2 + Result::bias, root | static_cast<Bits>(remainder != 0));
}

template <class Float>
Float negate(Float value) {
  return Number<Float>::from_bits(Number<Float>::bits_of(value) ^ Number<Float>::sign_bit);
}

} // namespace

} // namespace ingot::arithmetic

using namespace ingot;

float __addsf3(float left, float right) { return arithmetic::add(left, right); }
double __adddf3(double left, double right) { return arithmetic::add(left, right); }
float __subsf3(float left, float right) { return arithmetic::add(left, arithmetic::negate(right)); }
double __subdf3(double left, double right) { return arithmetic::add(left, arithmetic::negate(right)); }
float __mulsf3(float left, float right) { return arithmetic::multiply(left, right); }
double __muldf3(double left, double right) { return arithmetic::multiply(left, right); }
float __divsf3(float left, float right) { return arithmetic::divide(left, right); }
double __divdf3(double left, double right) { return arithmetic::divide(left, right); }

float sqrtf(float value) { return arithmetic::square_root(value); }
double sqrt(double value) { return arithmetic::square_root(value); }
