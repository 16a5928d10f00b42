// The archive defines every row of builtins.def, and every row of wasi_preview1.def that is marked
// `compiled`.
//
// RUN: %build_guest %s -o %t
// RUN: %run %t | FileCheck %s
// CHECK: defined 1
#include "Inputs/guest.hpp"

constexpr bool compiled = true;
constexpr bool later = false;

// Volatile, or the compiler would know that no function has the address null.
const void* volatile some_function;

GUEST void run() {
#define BUILTIN(name, ...) some_function = reinterpret_cast<const void*>(&ingot_##name);
#include "runtime-lib/abi/builtins.def"
#define WASI_CALL(name, status, ...)                                                                         \
  if constexpr (status)                                                                                      \
    some_function = reinterpret_cast<const void*>(&ingot_wasi_##name);
#include "runtime-lib/abi/wasi_preview1.def"
  show("defined", some_function != nullptr);
}

constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run});
