// What the linked program is: a static PIE without an interpreter, its constant pointers read-only after the
// start, no stack that could be executed, nothing both writable and executable; and small.
//
// RUN: %build_guest -s %s -o %t
// RUN: %run %t | FileCheck %s --check-prefix=OUTPUT
// OUTPUT: helloagainand againat last
// RUN: llvm-readelf -hldr %t | FileCheck %s
// CHECK: Type: DYN
// CHECK-NOT: INTERP
// CHECK-NOT: RWE
// CHECK-NOT: W E
// CHECK: GNU_RELRO
// CHECK: GNU_STACK {{.*}} RW 0
// CHECK-NOT: NEEDED
// CHECK: FLAGS_1{{.*}} PIE
// RUN: %python -c "import os, sys; sys.exit(os.path.getsize(sys.argv[1]) > int(sys.argv[2]))" %t \
// RUN:   %if target=aarch64-linux %{ 200000 %} %else %{ 40000 %}
// (Code, constants and variables are apart by whole pages, which may have 64 KiB on AArch64.)
// RUN: llvm-readelf -r %t | FileCheck %s --check-prefix=RELOCATIONS
// RELOCATIONS-NOT: R_{{(X86_64|AARCH64|RISCV)_[^R]}}
//
// Compact relocations are understood as well.
// RUN: %build_guest -Wl,-z,pack-relative-relocs %s -o %t.relr
// RUN: llvm-readelf -d %t.relr | FileCheck %s --check-prefix=RELR
// RELR: RELR
// RUN: %run %t.relr | FileCheck %s --check-prefix=OUTPUT
#include "Inputs/guest.hpp"

// For compact relocations: the first two pointers are an address and a bit of its first bitmap, the third is
// in the second bitmap, and the fourth too far away for any.
struct Words {
  const char* first = "hello";
  uint64_t some[9] = {};
  const char* second = "again";
  uint64_t many[59] = {};
  const char* third = "and again";
  uint64_t too_many[130] = {};
  const char* fourth = "at last";
};
constinit volatile Words words;

GUEST void run() {
  print(words.first);
  print(words.second);
  print(words.third);
  print(words.fourth);
  print("\n");
}

constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run});
