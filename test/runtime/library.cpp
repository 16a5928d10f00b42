// A library in a host, on every target: calls both ways, and traps as values, on stacks of its own. The host
// is a program of the runtime's, and the library has another copy of that, of which nothing gets in the way.
//
// RUN: rm -rf %t.dir && mkdir -p %t.dir
// RUN: ingot %S/../library/Inputs/plugin.wat --emit=header -o %t.dir/plugin.h
// RUN: ingot %S/../library/Inputs/plugin.wat --emit=lib -o %t.dir/plugin.a
// RUN: %build_guest -I %t.dir %s -x none %t.dir/plugin.a -o %t
// RUN: %run %t | FileCheck %s
#include "Inputs/host.hpp"
#include "plugin.h"

namespace {

void show(const char* what, ingot_outcome outcome, uint64_t value = 0) {
  Line line;
  print(line.text(what).text(": ").text(plugin_message(outcome)).text(" ").decimal(value));
}

} // namespace

ingot_outcome plugin_import_env_log(plugin_instance* instance, void* user, int32_t address, int32_t size) {
  const char* const text = static_cast<const char*>(
      plugin_memory_at(instance, static_cast<uint32_t>(address), static_cast<uint32_t>(size)));
  Line line;
  print(line.text(static_cast<const char*>(user)).text(" ").quoted({text, static_cast<size_t>(size)}, 100));
  return INGOT_RETURNED;
}

// Negative numbers arrive as such, whatever the upper halves of registers hold.
ingot_outcome plugin_import_env_add(plugin_instance* instance, void*, int32_t p0, int64_t p1, float p2,
                                    double p3, const ingot_v128* p4, int64_t* r0, double* r1) {
  int32_t inner = 0;
  show("inner", plugin_forever(instance, &inner));
  if (p0 == -2)
    return static_cast<ingot_outcome>(1234);
  *r0 = p0 + p1 + p4->bytes[15];
  *r1 = static_cast<double>(p2) + p3;
  return INGOT_RETURNED;
}

void run_host() {
  static char user[] = "says";
  const ingot_configuration configuration = {user, 0, 0, 128 * 1024, 0, nullptr, 0};
  plugin_instance* instance = nullptr;
  show("create", plugin_create(&configuration, &instance));
  show("hello", plugin_say_hello(instance));
  // CHECK: create: it returned
  // CHECK-NEXT: says "hello, host"
  // CHECK-NEXT: hello: it returned

  int32_t i32 = 0;
  int64_t i64 = 0;
  double f64 = 0;
  const ingot_v128 vector = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}};
  ingot_outcome outcome = plugin_ask(instance, -1, 100, 1.5f, 0.5, &vector, &i64, &f64);
  show("ask", outcome, static_cast<uint64_t>(i64) + static_cast<uint64_t>(f64) * 1000);
  outcome = plugin_ask(instance, -2, 100, 1.5f, 0.5, &vector, &i64, &f64);
  show("ended by the host", outcome, outcome);
  // CHECK-NEXT: inner: call stack exhausted
  // CHECK-NEXT: ask: it returned 2115
  // CHECK-NEXT: inner: call stack exhausted
  // CHECK-NEXT: ended by the host: a host function ended the call 1234

  ingot_v128 same = {};
  float f32 = 0;
  outcome = plugin_everything(instance, -7, 8, 0.25f, 9, &vector, &same, &f64, &f32, &i64, &i32);
  show("everything", outcome,
       static_cast<uint64_t>(i64 - i32) + same.bytes[15] + (f32 == 0.25f && f64 == 9 ? 100 : 0));
  show("load", plugin_load(instance, -1, &i32));
  show("trap", plugin_trap(instance));
  show("recurse", plugin_recurse(instance, 50, &i32), static_cast<uint64_t>(i32));
  plugin_destroy(instance);
  // CHECK-NEXT: everything: it returned 131
  // CHECK-NEXT: load: out of bounds memory access
  // CHECK-NEXT: trap: unreachable
  // CHECK-NEXT: recurse: it returned 50
}
