// An interpreter loop: a stack machine that finds primes.
#include "kernel.h"

enum Instruction {
  push,
  load,
  store,
  add,
  subtract,
  multiply,
  remainder_,
  less,
  jump,
  jump_if_zero,
  increment,
  halt
};

// for (n = 2; n < limit; n++) { for (d = 2; d * d < n + 1; d++) if (n % d == 0) goto next; primes++; next: }
enum { n = 0, d = 1, primes = 2, limit = 3 };
// clang-format off
static const int program[] = {
    /*  0 */ push, 2, store, n,
    /*  4 */ load, n, load, limit, less, jump_if_zero, 48,
    /* 11 */ push, 2, store, d,
    /* 15 */ load, d, load, d, multiply, load, n, push, 1, add, less, jump_if_zero, 42,
    /* 28 */ load, n, load, d, remainder_, jump_if_zero, 44,
    /* 35 */ increment, d, jump, 15, halt, halt, halt,
    /* 42 */ increment, primes,
    /* 44 */ increment, n, jump, 4,
    /* 48 */ halt,
};
// clang-format on

static int variables[4];

static int interpret(const int* code) {
  int stack[16];
  int* top = stack;
  for (const int* next = code;;) {
    switch (*next++) {
    case push:
      *top++ = *next++;
      break;
    case load:
      *top++ = variables[*next++];
      break;
    case store:
      variables[*next++] = *--top;
      break;
    case add:
      --top;
      top[-1] += top[0];
      break;
    case subtract:
      --top;
      top[-1] -= top[0];
      break;
    case multiply:
      --top;
      top[-1] *= top[0];
      break;
    case remainder_:
      --top;
      top[-1] %= top[0];
      break;
    case less:
      --top;
      top[-1] = top[-1] < top[0];
      break;
    case jump:
      next = code + *next;
      break;
    case jump_if_zero:
      next = *--top == 0 ? code + *next : next + 1;
      break;
    case increment:
      ++variables[*next++];
      break;
    default:
      return variables[primes];
    }
  }
}

static uint64_t run(unsigned rounds) {
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    variables[primes] = 0;
    variables[limit] = 20000 + (int)round % 7;
    sum = mix(sum, (uint64_t)interpret(program));
  }
  return sum;
}
