// A host and its plugin in C11 and C++20, by gcc and clang, with a static and a shared library: calls both
// ways, results of all types, memories, globals, names, limits, and every kind of trap as a value.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/plugin.wat --emit=header -o %t.dir/plugin.h
// RUN: ingot %S/Inputs/plugin.wat --emit=lib -o %t.dir/plugin.a
// RUN: ingot %S/Inputs/plugin.wat --emit=shared -o %t.dir/libplugin.so
// RUN: ingot %S/Inputs/plugin.wat -c --prefix=plugin -O0 -o %t.dir/plugin.o
// RUN: gcc -std=c11 -Wall -Wextra -Wconversion -Werror -I %t.dir %s %t.dir/plugin.a -o %t.gcc
// RUN: %t.gcc | FileCheck %s
// RUN: %clang -std=c11 -Wall -Wextra -Wconversion -Werror -I %t.dir %s %t.dir/plugin.o -o %t.clang
// RUN: %t.clang | FileCheck %s
// RUN: gcc -x c++ -std=c++20 -Wall -Wextra -Werror -I %t.dir %s -x none %t.dir/plugin.a -o %t.g++ -lstdc++
// RUN: %t.g++ | FileCheck %s
// RUN: %clang -x c++ -std=c++20 -Wall -Wextra -Werror -I %t.dir %s -x none %t.dir/plugin.a -o %t.clang++ -lstdc++
// RUN: %t.clang++ | FileCheck %s
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir %s -L %t.dir -lplugin -Wl,-rpath,%t.dir -o %t.shared
// RUN: %t.shared | FileCheck %s
// RUN: gcc -std=c11 -static -I %t.dir %s %t.dir/plugin.a -o %t.static
// RUN: %t.static | FileCheck %s
#include "plugin.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void expect(const char* what, ingot_outcome outcome) {
  printf("%s: %s\n", what, plugin_message(outcome));
}

ingot_outcome plugin_import_env_log(plugin_instance* instance, void* user, int32_t address, int32_t size) {
  const void* const text = plugin_memory_at(instance, (uint32_t)address, (uint32_t)size);
  if (text == NULL)
    return INGOT_TRAP_MEMORY_OUT_OF_BOUNDS;
  printf("%s says %.*s\n", (const char*)user, (int)size, (const char*)text);
  return INGOT_RETURNED;
}

ingot_outcome plugin_import_env_add(plugin_instance* instance, void* user, int32_t p0, int64_t p1, float p2,
                                    double p3, const ingot_v128* p4, int64_t* r0, double* r1) {
  int32_t inner = 0;
  if (p0 == -1) // ends the plugin's call
    return (ingot_outcome)1234;
  if (p0 == -2) // a call inside the call, which traps by itself
    expect("inner", plugin_load(instance, -1, &inner));
  if (plugin_add(instance, p0, 1, &inner) != INGOT_RETURNED || user == NULL)
    return INGOT_TRAP_UNREACHABLE;
  *r0 = inner + p1 + p4->bytes[15];
  *r1 = (double)p2 + p3;
  return INGOT_RETURNED;
}

int main(void) {
  static char name[] = "plugin";
  const ingot_configuration configuration = {name, 3 * 65536, 5, 256 * 1024, 0, NULL, 0, NULL, 0};
  plugin_instance* instance = NULL;
  plugin_instance* other = NULL;
  expect("create", plugin_create(&configuration, &instance));
  expect("create another", plugin_create(NULL, &other));

  int32_t i32 = 0;
  int64_t i64 = 0;
  float f32 = 0;
  double f64 = 0;
  ingot_v128 vector = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}};
  const ingot_v128 same = vector;
  expect("add", plugin_add(instance, -7, 3, &i32));
  printf("%d\n", (int)i32);
  expect("everything",
         plugin_everything(instance, -1, INT64_MIN, 1.5f, -2.25, &same, &vector, &f64, &f32, &i64, &i32));
  printf("%d %" PRId64 " %g %g %d\n", (int)i32, i64, (double)f32, f64, memcmp(&same, &vector, sizeof same));
  // CHECK: create: it returned
  // CHECK-NEXT: create another: it returned
  // CHECK-NEXT: add: it returned
  // CHECK-NEXT: -4
  // CHECK-NEXT: everything: it returned
  // CHECK-NEXT: -1 -9223372036854775808 1.5 -2.25 0

  expect("hello", plugin_say_hello(instance));
  expect("ask", plugin_ask(instance, 10, 100, 0.5f, 0.25, &vector, &i64, &f64));
  printf("%" PRId64 " %g\n", i64, f64);
  expect("nested trap", plugin_ask(instance, -2, 100, 0.5f, 0.25, &vector, &i64, &f64));
  printf("%" PRId64 "\n", i64);
  i64 = 77;
  printf("ended by the host: %d, results untouched: %" PRId64 "\n",
         (int)plugin_ask(instance, -1, 100, 0.5f, 0.25, &vector, &i64, &f64), i64);
  // CHECK-NEXT: plugin says hello, host
  // CHECK-NEXT: hello: it returned
  // CHECK-NEXT: ask: it returned
  // CHECK-NEXT: 126 0.75
  // CHECK-NEXT: inner: out of bounds memory access
  // CHECK-NEXT: nested trap: it returned
  // CHECK-NEXT: 114
  // CHECK-NEXT: ended by the host: 1234, results untouched: 77

  char text[6] = "";
  printf("memory %" PRIu64 ", table %" PRIu64 "\n", plugin_memory_size(instance),
         plugin_table_size(instance));
  printf("read %d %.5s\n", plugin_memory_read(instance, 16, text, 5), text);
  printf("write %d %d\n", plugin_memory_write(instance, 65535, "x", 1),
         plugin_memory_write(instance, 65535, "xy", 2));
  printf("outside %d %d %d\n", plugin_memory_at(instance, 65536, 0) != NULL,
         plugin_memory_at(instance, 65536, 1) != NULL, plugin_memory_at(instance, UINT64_MAX, 2) != NULL);
  plugin_counter_set(instance, 40);
  expect("count", plugin_count(instance, &i64));
  printf("%" PRId64 " %" PRId64 " %" PRId64 " %g\n", i64, plugin_counter_get(instance),
         plugin_counter_get(other), (double)plugin_answer_get(instance));
  // CHECK-NEXT: memory 65536, table 3
  // CHECK-NEXT: read 1 hello
  // CHECK-NEXT: write 1 0
  // CHECK-NEXT: outside 1 0 0
  // CHECK-NEXT: count: it returned
  // CHECK-NEXT: 41 41 -5 42.5

  expect("trap", plugin_trap(instance));
  expect("divide", plugin_divide(instance, 1, 0, &i32));
  expect("load", plugin_load(instance, 65533, &i32));
  expect("store far", plugin_store(instance, -4, 0));
  expect("recurse", plugin_recurse(instance, 100, &i32));
  expect("forever", plugin_forever(instance, &i32));
  expect("forever again", plugin_forever(instance, &i32));
  expect("recurse", plugin_recurse(instance, 1000, &i32));
  // CHECK-NEXT: trap: unreachable
  // CHECK-NEXT: divide: integer divide by zero
  // CHECK-NEXT: load: out of bounds memory access
  // CHECK-NEXT: store far: out of bounds memory access
  // CHECK-NEXT: recurse: it returned
  // CHECK-NEXT: forever: call stack exhausted
  // CHECK-NEXT: forever again: call stack exhausted
  // CHECK-NEXT: recurse: it returned

  int32_t grown[5] = {0};
  plugin_grow(instance, 2, &grown[0]);
  plugin_grow(instance, 1, &grown[1]); // beyond the host's limit
  plugin_grow(other, 3, &grown[2]);
  plugin_grow_table(instance, 2, &grown[3]);
  plugin_grow_table(instance, 1, &grown[4]);
  printf("grown %d %d %d %d %d\n", grown[0], grown[1], grown[2], grown[3], grown[4]);
  // CHECK-NEXT: grown 1 -1 1 3 -1

  int32_t named[4] = {0};
  plugin_create_(instance, &named[0]);
  plugin_memory_size_(instance, &named[1]);
  plugin_gr_xc3_xb6_xc3_x9fe_x20_x2a_x2f_x20_x3f_x3f_x2f_x20_x0a(instance, &named[2]);
  plugin_(instance, &named[3]);
  printf("named %d %d %d %d\n", named[0], named[1], named[2], named[3]);
  // CHECK-NEXT: named 1 2 3 4

  plugin_destroy(instance);
  expect("the other one", plugin_add(other, 1, 2, &i32));
  plugin_destroy(other);
  plugin_destroy(NULL);
  const ingot_configuration too_little = {NULL, 65535, 0, 0, 0, NULL, 0, NULL, 0};
  expect("too little memory", plugin_create(&too_little, &instance));
  printf("%d\n", instance == NULL);
  // CHECK-NEXT: the other one: it returned
  // CHECK-NEXT: too little memory: the system or the configured limits refuse what the instance needs
  // CHECK-NEXT: 1
  return 0;
}
