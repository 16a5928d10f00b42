// Calls that may throw and do not; without exceptions (-fno-exceptions) the same calls may abort. The first
// argument names the kind of call, the second how many rounds.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

[[gnu::noinline]] static void fail(int value) {
#if __cpp_exceptions
  throw value;
#else
  printf("%d\n", value);
  abort();
#endif
}

// Nothing but calls.
[[gnu::noinline]] static unsigned fibonacci(int n) {
  if (n < 0)
    fail(n);
  return n < 2 ? static_cast<unsigned>(n) : fibonacci(n - 1) + fibonacci(n - 2);
}

// Calls through a pointer.
static unsigned add(unsigned a, int b) {
  if (b < 0)
    fail(b);
  return a + static_cast<unsigned>(b);
}
static unsigned mix(unsigned a, int b) {
  if (b < 0)
    fail(b);
  return (a << 5) ^ (a >> 3) ^ static_cast<unsigned>(b);
}
static unsigned (*const volatile operations[2])(unsigned, int) = {add, mix};

// A destructor to run on both ways out.
static unsigned open_guards;
struct Guard {
  Guard() { open_guards++; }
  ~Guard() { open_guards--; }
};
[[gnu::noinline]] static unsigned guarded(unsigned a, int b) {
  Guard guard;
  return add(a, b) ^ mix(a, b);
}

int main(int argument_count, char** arguments) {
  if (argument_count != 3)
    return 2;
  const int rounds = atoi(arguments[2]);
  unsigned result = 0;
  if (strcmp(arguments[1], "direct") == 0) {
    for (int i = 0; i < rounds; i++)
      result += fibonacci(30);
  } else if (strcmp(arguments[1], "indirect") == 0) {
    for (int i = 0; i < rounds * 1000000; i++)
      result = operations[i & 1](result, i);
  } else {
    for (int i = 0; i < rounds * 1000000; i++)
      result = guarded(result, i);
  }
  printf("%u %u\n", result, open_guards);
}
