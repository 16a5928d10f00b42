// Traps that compiled code reports: one line with the kind, the instruction's offset, and the function it
// lies in; and status 134.
//
// RUN: %build_guest %s -o %t
// RUN: %traps "unreachable" %run %t 2>&1 | FileCheck %s --check-prefix=FIRST
// RUN: %traps "integer divide by zero" %run %t a 2>&1 | FileCheck %s --check-prefix=SECOND
// RUN: %traps "integer overflow" %run %t a b 2>&1 | FileCheck %s --check-prefix=THIRD
// RUN: %traps "invalid conversion to integer" %run %t a b c 2>&1 | FileCheck %s --check-prefix=BEFORE
// RUN: %traps "out of bounds memory access" %run %t a b c d 2>&1 | FileCheck %s --check-prefix=NOWHERE
// RUN: %traps "out of bounds table access" %run %t a b c d e 2>&1 | FileCheck %s --check-prefix=BEHIND
// RUN: %traps "undefined element" %run %t a b c d e f
// RUN: %traps "uninitialized element" %run %t a b c d e f g
// RUN: %traps "indirect call type mismatch" %run %t a b c d e f g h
// RUN: %traps "null reference" %run %t a b c d e f g h i
// RUN: %traps "null function reference" %run %t a b c d e f g h i j
// RUN: %traps "null exception reference" %run %t a b c d e f g h i j k
// RUN: %traps "null structure reference" %run %t a b c d e f g h i j k l
// RUN: %traps "null array reference" %run %t a b c d e f g h i j k l m
// RUN: %traps "null i31 reference" %run %t a b c d e f g h i j k l m n
// RUN: %traps "cast failure" %run %t a b c d e f g h i j k l m n o
// RUN: %traps "out of bounds array access" %run %t a b c d e f g h i j k l m n o p
// RUN: %traps "garbage-collected heap exhausted" %run %t a b c d e f g h i j k l m n o p q
// RUN: %traps "uncaught exception" %run %t a b c d e f g h i j k l m n o p q r
// RUN: %traps "out of memory for exceptions" %run %t a b c d e f g h i j k l m n o p q r s
// RUN: %traps "unaligned atomic" %run %t a b c d e f g h i j k l m n o p q r s t
// RUN: %traps "expected shared memory" %run %t a b c d e f g h i j k l m n o p q r s t u
// RUN: %traps "call stack exhausted" %run %t a b c d e f g h i j k l m n o p q r s t u v
//
// The first instruction of the first function with a body; its name is hostile.
// FIRST: {{^}}ingot: trap: unreachable at 0x40 in function 2 "\1b[2J\0a\22"{{$}}
// A name that is too long to show, at the last byte of its function.
// SECOND: ingot: trap: integer divide by zero at 0x7f in function 3 "[[NAME:a{200}]]..."{{$}}
// A function without a name.
// THIRD: ingot: trap: integer overflow at 0x8f in function 4{{$}}
// In front of all functions.
// BEFORE: ingot: trap: invalid conversion to integer at 0x3f{{$}}
// Behind all functions.
// BEHIND: {{^}}ingot: trap: out of bounds table access at 0x90{{$}}
// No instruction's.
// NOWHERE: ingot: trap: out of bounds memory access{{$}}
#include "Inputs/guest.hpp"

GUEST void run() {
  ingot_wasi_args_sizes_get(&guest_instance, 0, 4);
  static const uint32_t sites[] = {0x40, 0x7f, 0x8f, 0x3f, 0, 0x90};
  const uint32_t kind = get<uint32_t>(0) - 1;
  ingot_trap(kind, kind < 6 ? sites[kind] : 0x80);
}

const uint32_t function_offsets[] = {0, 0, 0x40, 0x60, 0x80, 0x90};
const uint32_t name_offsets[] = {0, 0, 0, 6, 306, 306};
const char names[] =
    "\x1b[2J\n\""
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
constinit const abi::ModuleDescriptor ingot_module = guest_module({.function_count = 5,
                                                                   .run = run,
                                                                   .function_offsets = function_offsets,
                                                                   .name_offsets = name_offsets,
                                                                   .names = names});
