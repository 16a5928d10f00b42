// Atomic accesses of 64 bits on a machine whose widest are of 32. It is a board, and there is one thread, so
// any access is one. The names are GCC's, which a compiler does not let anybody define (GCC's wiki,
// Atomic/GCCMM/Library).
#include <stdint.h>

#define FUNCTION(type, name, ...)                                                                            \
  extern "C" type ingot_##name(__VA_ARGS__) asm("__atomic_" #name);                                          \
  extern "C" type ingot_##name(__VA_ARGS__)

FUNCTION(uint64_t, load_8, const volatile uint64_t* place, int) { return *place; }
FUNCTION(void, store_8, volatile uint64_t* place, uint64_t value, int) { *place = value; }

FUNCTION(bool, compare_exchange_8, volatile uint64_t* place, uint64_t* expected, uint64_t value, int, int) {
  const uint64_t old = *place;
  const bool is_equal = old == *expected;
  if (is_equal)
    *place = value;
  else
    *expected = old;
  return is_equal;
}

#define MODIFY(name, result)                                                                                 \
  FUNCTION(uint64_t, name, volatile uint64_t* place, uint64_t value, int) {                                  \
    const uint64_t old = *place;                                                                             \
    *place = result;                                                                                         \
    return old;                                                                                              \
  }
MODIFY(exchange_8, value)
MODIFY(fetch_add_8, old + value)
MODIFY(fetch_sub_8, old - value)
MODIFY(fetch_and_8, old& value)
MODIFY(fetch_or_8, old | value)
MODIFY(fetch_xor_8, old ^ value)
