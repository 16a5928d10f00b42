// memcpy, memmove, memset and memcmp for every length and overlap up to where their loops repeat, against
// loops that cannot be wrong, with the bytes around the range watched.
//
// RUN: %build_guest -fno-builtin %s -o %t
// RUN: %run %t | FileCheck %s
// CHECK: wrong 0
#include "runtime-lib/support/memory_functions.hpp"

#include "Inputs/guest.hpp"

constexpr uint32_t size = 512, longest = 200;
uint8_t actual[size], expected[size];
uint64_t wrong;

void prepare() {
  for (uint32_t i = 0; i < size; i++)
    actual[i] = expected[i] = static_cast<uint8_t>(i * 7 + i / 256);
}

void compare() {
  for (uint32_t i = 0; i < size; i++)
    wrong += actual[i] != expected[i];
}

void move_expected(uint32_t to, uint32_t from, uint32_t length) {
  uint8_t copy[longest];
  for (uint32_t i = 0; i < length; i++)
    copy[i] = expected[from + i];
  for (uint32_t i = 0; i < length; i++)
    expected[to + i] = copy[i];
}

GUEST void run() {
  for (uint32_t length = 0; length <= longest; length++) {
    for (uint32_t to = 0; to < 100; to++) {
      prepare();
      wrong += memmove(actual + to, actual + 50, length) != actual + to;
      move_expected(to, 50, length);
      compare();
    }
    for (uint32_t offset = 0; offset < 17; offset++) {
      prepare();
      wrong += memcpy(actual + 20 + offset, actual + 300, length) != actual + 20 + offset;
      move_expected(20 + offset, 300, length);
      compare();

      prepare();
      wrong += memset(actual + 20 + offset, 0x1A5, length) != actual + 20 + offset;
      for (uint32_t i = 0; i < length; i++)
        expected[20 + offset + i] = 0xA5;
      compare();
    }
    prepare();
    wrong += memcmp(actual, expected, length) != 0;
    if (length > 0) {
      expected[length - 1] = 0xFF;
      actual[length - 1] = 0x7F;
      wrong += memcmp(actual, expected, length) >= 0 || memcmp(expected, actual, length) <= 0;
      wrong += memcmp(actual, expected, length - 1) != 0;
    }
  }
  show("wrong", wrong);
}

constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run});
