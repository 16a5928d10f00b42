// The archive defines every row of builtins.def and of wasi_preview1.def, and for each that differs in
// wasi_unstable that one, too.
//
// RUN: %build_guest %s -o %t
// RUN: %run %t | FileCheck %s
// CHECK: defined 1
#include "Inputs/guest.hpp"

// Volatile, or the compiler would know that no function has the address null.
const void* volatile some_function;

#define UNSTABLE_same(name)
#define UNSTABLE_absent(name)
#define UNSTABLE_differs(name) some_function = reinterpret_cast<const void*>(&ingot_wasi_unstable_##name);

GUEST void run() {
#define BUILTIN(name, ...) some_function = reinterpret_cast<const void*>(&ingot_##name);
#include "runtime-lib/abi/builtins.def"
#define WASI_CALL(name, unstable, ...)                                                                       \
  some_function = reinterpret_cast<const void*>(&ingot_wasi_##name);                                         \
  UNSTABLE_##unstable(name)
#include "runtime-lib/abi/wasi_preview1.def"
  show("defined", some_function != nullptr);
}

constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run});
