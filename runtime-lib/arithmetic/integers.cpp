// Integers of 64 bits on a machine of 32.
#include "runtime-lib/arithmetic/functions.hpp"

namespace {

struct Division {
  uint64_t quotient;
  uint64_t remainder;
};

// By 0 it is any numbers: compiled code has trapped before.
Division divide(uint64_t dividend, uint64_t divisor) {
  if ((dividend | divisor) >> 32 == 0 && divisor != 0) {
    const uint32_t narrow_dividend = static_cast<uint32_t>(dividend);
    const uint32_t narrow_divisor = static_cast<uint32_t>(divisor);
    return {narrow_dividend / narrow_divisor, narrow_dividend % narrow_divisor};
  }
  if (divisor == 0 || dividend < divisor)
    return {0, dividend};
  // Bit by bit, from the highest that the quotient can have.
  uint64_t quotient = 0;
  int bits = 1;
  for (; static_cast<int64_t>(divisor) >= 0 && divisor < dividend; divisor <<= 1)
    bits++;
  for (; bits > 0; bits--) {
    quotient <<= 1;
    if (dividend >= divisor) {
      dividend -= divisor;
      quotient |= 1;
    }
    divisor >>= 1;
  }
  return {quotient, dividend};
}

uint64_t magnitude(int64_t value) {
  const uint64_t bits = static_cast<uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

int64_t with_sign(uint64_t magnitude, bool is_negative) {
  return static_cast<int64_t>(is_negative ? 0 - magnitude : magnitude);
}

struct Halves {
  uint32_t low;
  uint32_t high;
};

Halves halves_of(uint64_t value) {
  return {static_cast<uint32_t>(value), static_cast<uint32_t>(value >> 32)};
}

uint64_t joined(uint32_t low, uint32_t high) { return uint64_t{high} << 32 | low; }

} // namespace

uint64_t __udivdi3(uint64_t dividend, uint64_t divisor) { return divide(dividend, divisor).quotient; }

uint64_t __umoddi3(uint64_t dividend, uint64_t divisor) { return divide(dividend, divisor).remainder; }

int64_t __divdi3(int64_t dividend, int64_t divisor) {
  return with_sign(divide(magnitude(dividend), magnitude(divisor)).quotient, (dividend ^ divisor) < 0);
}

int64_t __moddi3(int64_t dividend, int64_t divisor) {
  return with_sign(divide(magnitude(dividend), magnitude(divisor)).remainder, dividend < 0);
}

// In halves: a shift of 64 bits by a variable may be a call of these very functions. Amounts are below 64.
uint64_t __ashldi3(uint64_t value, int amount) {
  const Halves from = halves_of(value);
  if (amount >= 32)
    return joined(0, from.low << (amount - 32));
  if (amount == 0)
    return value;
  return joined(from.low << amount, from.high << amount | from.low >> (32 - amount));
}

uint64_t __lshrdi3(uint64_t value, int amount) {
  const Halves from = halves_of(value);
  if (amount >= 32)
    return joined(from.high >> (amount - 32), 0);
  if (amount == 0)
    return value;
  return joined(from.low >> amount | from.high << (32 - amount), from.high >> amount);
}

int64_t __ashrdi3(int64_t value, int amount) {
  const Halves from = halves_of(static_cast<uint64_t>(value));
  const int32_t high = static_cast<int32_t>(from.high);
  if (amount >= 32)
    return static_cast<int64_t>(
        joined(static_cast<uint32_t>(high >> (amount - 32)), static_cast<uint32_t>(high >> 31)));
  if (amount == 0)
    return value;
  return static_cast<int64_t>(
      joined(from.low >> amount | from.high << (32 - amount), static_cast<uint32_t>(high >> amount)));
}
