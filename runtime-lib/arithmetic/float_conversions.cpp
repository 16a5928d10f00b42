// Conversions without a floating-point unit.
#include "runtime-lib/arithmetic/functions.hpp"
#include "runtime-lib/arithmetic/soft_float.hpp"

namespace ingot::arithmetic {

namespace {

// The magnitude, cut to an integer, which is at most `largest`.
template <class Integer, class Float>
Integer magnitude(const Number<Float>& number, Integer largest) {
  const int exponent = number.exponent - Number<Float>::bias; // of two
  if (exponent < 0)
    return 0;
  if (exponent >= static_cast<int>(sizeof(Integer) * 8))
    return largest;
  const int shift = exponent - Number<Float>::precision;
  const uint64_t value =
      shift < 0 ? uint64_t{number.significand} >> -shift : uint64_t{number.significand} << shift;
  return value > largest ? largest : static_cast<Integer>(value);
}

template <class Integer, class Float>
Integer to_unsigned(Float value) {
  const Number<Float> number(value);
  return number.is_nan() || number.is_negative
             ? 0
             : magnitude<Integer>(number, static_cast<Integer>(~Integer{0}));
}

// The unsigned type of the same size.
template <class Unsigned, class Float>
Unsigned to_signed(Float value) {
  constexpr Unsigned limit = Unsigned{1} << (sizeof(Unsigned) * 8 - 1);
  const Number<Float> number(value);
  if (number.is_nan())
    return 0;
  return number.is_negative ? 0 - magnitude<Unsigned>(number, limit) : magnitude<Unsigned>(number, limit - 1);
}

template <class Float>
Float from_integer(bool is_negative, uint64_t value) {
  using Result = Number<Float>;
  if (value == 0)
    return Result::zero(false);
  // The leading bit to where round() takes an exponent as it is.
  constexpr int place = Result::precision + Result::guard;
  const int top = 63 - leading_zeros(value);
  const uint64_t significand = top > place ? shift_right_sticky(value, top - place) : value << (place - top);
  return Result::round(is_negative, Result::bias + top, static_cast<typename Result::Bits>(significand));
}

template <class Float>
Float from_signed(int64_t value) {
  const uint64_t bits = static_cast<uint64_t>(value);
  return from_integer<Float>(value < 0, value < 0 ? 0 - bits : bits);
}

} // namespace

} // namespace ingot::arithmetic

using namespace ingot;

double __extendsfdf2(float value) {
  using From = arithmetic::Number<float>;
  using To = arithmetic::Number<double>;
  From number(value);
  if (number.is_nan())
    return To::nan();
  if (number.is_infinity())
    return To::infinity(number.is_negative);
  constexpr int shift = To::precision + To::guard - From::precision;
  return To::round(number.is_negative, number.exponent - From::bias + To::bias,
                   uint64_t{number.significand} << shift);
}

float __truncdfsf2(double value) {
  using From = arithmetic::Number<double>;
  using To = arithmetic::Number<float>;
  From number(value);
  if (number.is_nan())
    return To::nan();
  if (number.is_infinity())
    return To::infinity(number.is_negative);
  constexpr int shift = From::precision - To::precision - To::guard;
  return To::round(number.is_negative, number.exponent - From::bias + To::bias,
                   static_cast<uint32_t>(arithmetic::shift_right_sticky(number.significand, shift)));
}

int32_t __fixsfsi(float value) { return static_cast<int32_t>(arithmetic::to_signed<uint32_t>(value)); }
int32_t __fixdfsi(double value) { return static_cast<int32_t>(arithmetic::to_signed<uint32_t>(value)); }
int64_t __fixsfdi(float value) { return static_cast<int64_t>(arithmetic::to_signed<uint64_t>(value)); }
int64_t __fixdfdi(double value) { return static_cast<int64_t>(arithmetic::to_signed<uint64_t>(value)); }
uint32_t __fixunssfsi(float value) { return arithmetic::to_unsigned<uint32_t>(value); }
uint32_t __fixunsdfsi(double value) { return arithmetic::to_unsigned<uint32_t>(value); }
uint64_t __fixunssfdi(float value) { return arithmetic::to_unsigned<uint64_t>(value); }
uint64_t __fixunsdfdi(double value) { return arithmetic::to_unsigned<uint64_t>(value); }

float __floatsisf(int32_t value) { return arithmetic::from_signed<float>(value); }
double __floatsidf(int32_t value) { return arithmetic::from_signed<double>(value); }
float __floatdisf(int64_t value) { return arithmetic::from_signed<float>(value); }
double __floatdidf(int64_t value) { return arithmetic::from_signed<double>(value); }
float __floatunsisf(uint32_t value) { return arithmetic::from_integer<float>(false, value); }
double __floatunsidf(uint32_t value) { return arithmetic::from_integer<double>(false, value); }
float __floatundisf(uint64_t value) { return arithmetic::from_integer<float>(false, value); }
double __floatundidf(uint64_t value) { return arithmetic::from_integer<double>(false, value); }
