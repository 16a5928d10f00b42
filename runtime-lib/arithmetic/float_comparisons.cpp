// Comparisons without a floating-point unit.
#include "runtime-lib/arithmetic/functions.hpp"
#include "runtime-lib/arithmetic/soft_float.hpp"

namespace ingot::arithmetic {

namespace {

template <class Float>
bool is_nan(Float value) {
  using N = Number<Float>;
  return (N::bits_of(value) & ~N::sign_bit) > N::infinity_bits;
}

template <class Float>
int compare(Float left, Float right, int unordered) {
  using N = Number<Float>;
  if (is_nan(left) || is_nan(right))
    return unordered;
  const auto a = N::bits_of(left), b = N::bits_of(right);
  if (a == b || ((a | b) & ~N::sign_bit) == 0) // zeros are equal
    return 0;
  const bool a_is_negative = (a & N::sign_bit) != 0;
  if (a_is_negative != ((b & N::sign_bit) != 0))
    return a_is_negative ? -1 : 1;
  return (a < b) != a_is_negative ? -1 : 1;
}

// Zeros are ordered here: the negative one is less.
template <class Float>
Float extremum(Float left, Float right, bool wants_left_if_less) {
  using N = Number<Float>;
  if (is_nan(left) || is_nan(right))
    return N::nan();
  const auto position = [](Float value) {
    const auto bits = N::bits_of(value);
    return (bits & N::sign_bit) != 0 ? ~bits : bits | N::sign_bit;
  };
  return (position(left) < position(right)) == wants_left_if_less ? left : right;
}

} // namespace

} // namespace ingot::arithmetic

using namespace ingot;

int __eqsf2(float left, float right) { return arithmetic::compare(left, right, 1); }
int __eqdf2(double left, double right) { return arithmetic::compare(left, right, 1); }
int __nesf2(float left, float right) { return arithmetic::compare(left, right, 1); }
int __nedf2(double left, double right) { return arithmetic::compare(left, right, 1); }
int __ltsf2(float left, float right) { return arithmetic::compare(left, right, 1); }
int __ltdf2(double left, double right) { return arithmetic::compare(left, right, 1); }
int __lesf2(float left, float right) { return arithmetic::compare(left, right, 1); }
int __ledf2(double left, double right) { return arithmetic::compare(left, right, 1); }
int __gtsf2(float left, float right) { return arithmetic::compare(left, right, -1); }
int __gtdf2(double left, double right) { return arithmetic::compare(left, right, -1); }
int __gesf2(float left, float right) { return arithmetic::compare(left, right, -1); }
int __gedf2(double left, double right) { return arithmetic::compare(left, right, -1); }
int __unordsf2(float left, float right) { return arithmetic::is_nan(left) || arithmetic::is_nan(right); }
int __unorddf2(double left, double right) { return arithmetic::is_nan(left) || arithmetic::is_nan(right); }

float fminimumf(float left, float right) { return arithmetic::extremum(left, right, true); }
double fminimum(double left, double right) { return arithmetic::extremum(left, right, true); }
float fmaximumf(float left, float right) { return arithmetic::extremum(left, right, false); }
double fmaximum(double left, double right) { return arithmetic::extremum(left, right, false); }
