// Exceptions in a library: caught inside, of all types of values, and uncaught, which is the outcome of the
// call; kept in globals and tables across calls, and by frames that have called the host while it calls in
// again. Each instance has its own, in memory that stays as it is however many are thrown, and that goes with
// it.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/thrower.wat --emit=header -o %t.dir/thrower.h
// RUN: ingot %S/Inputs/thrower.wat -O0 --emit=lib -o %t.dir/O0.a
// RUN: ingot %S/Inputs/thrower.wat -O2 --emit=lib -o %t.dir/O2.a
// RUN: ingot %S/Inputs/thrower.wat -O2 --bounds=check --emit=lib -o %t.dir/checked.a
// RUN: ingot %S/Inputs/thrower.wat -O2 --emit=shared -o %t.dir/libthrower.so
// RUN: gcc -std=gnu11 -O1 -Wall -Wextra -Werror -pthread -I %t.dir %s %t.dir/O0.a -o %t.O0
// RUN: %t.O0
// RUN: gcc -std=gnu11 -O1 -Wall -Wextra -Werror -pthread -I %t.dir %s %t.dir/O2.a -o %t.O2
// RUN: %t.O2
// RUN: gcc -std=gnu11 -O1 -pthread -I %t.dir %s -L %t.dir -lthrower -Wl,-rpath,%t.dir -o %t.shared
// RUN: %t.shared
// RUN: gcc -std=gnu11 -g -fsanitize=address,undefined -pthread -I %t.dir %s %t.dir/checked.a -o %t.san
// RUN: env ASAN_OPTIONS=detect_stack_use_after_return=0 %t.san
// RUN: gcc -std=gnu11 -g -pthread -I %t.dir %s %t.dir/checked.a -o %t.checked
// RUN: %if valgrind %{ valgrind --quiet --error-exitcode=9 %t.checked few %}
#include "Inputs/check.h"
#include "Inputs/process_size.h"
#include "thrower.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

// So many references that there is no room for them without collections; or fewer, for valgrind, which
// reports that those look at all words of the stack, and without what measures the process.
static int32_t many = 100000;

// What it does when it is called, with the instance's user data for what.
enum { nothing, collects, throws, ends };

ingot_outcome thrower_import_env_host(thrower_instance* instance, void* user, int32_t p0) {
  const int what = user == NULL ? nothing : *(const int*)user;
  int32_t result = 0;
  if (what == throws) {
    // The inner call ends with the exception, and it is for the host to say what comes of the outer one.
    CHECK(thrower_throw(instance, p0) == INGOT_TRAP_UNCAUGHT_EXCEPTION);
    CHECK(thrower_catch(instance, p0, &result) == INGOT_RETURNED && result == p0);
  }
  if (what == collects) {
    // Other values in all registers, and more references than there is room for: what the outer call holds
    // must stay.
    volatile uint64_t sum = 0;
    for (uint64_t i = 0; i < 100; i++)
      sum = sum * 3 + i;
    CHECK(thrower_drop(instance, many) == INGOT_RETURNED);
    // And what is called inside of a call that was called inside of a call.
    *(int*)user = nothing;
    CHECK(thrower_hold(instance, 70, &result) == INGOT_RETURNED && result == 6 * 70 + 15);
    CHECK(thrower_drop(instance, many) == INGOT_RETURNED);
    *(int*)user = collects;
  }
  return what == ends ? (ingot_outcome)1000 : INGOT_RETURNED;
}

static void throw_and_catch(thrower_instance* instance) {
  int32_t i32 = 0, references = 0;
  int64_t i64 = 0;
  float f32 = 0;
  double f64 = 0;
  ingot_v128 vector = {{0}};
  const ingot_v128 given = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}};
  CHECK(thrower_catch(instance, 42, &i32) == INGOT_RETURNED && i32 == 42);
  CHECK(thrower_catch_legacy(instance, 42, &i32) == INGOT_RETURNED && i32 == 1042);
  CHECK(thrower_values(instance, -1, INT64_MIN, 1.5f, -2.25, &given, &i32, &i64, &f32, &f64, &vector,
                       &references) == INGOT_RETURNED);
  CHECK(i32 == -1 && i64 == INT64_MIN && f32 == 1.5f && f64 == -2.25 && references == 1);
  CHECK(memcmp(&given, &vector, sizeof given) == 0);

  // Uncaught: nothing is stored, and the instance can be used again.
  i32 = 77;
  CHECK(thrower_throw(instance, 1) == INGOT_TRAP_UNCAUGHT_EXCEPTION);
  CHECK(thrower_throw_none(instance) == INGOT_TRAP_UNCAUGHT_EXCEPTION);
  CHECK(thrower_throw_wide(instance) == INGOT_TRAP_UNCAUGHT_EXCEPTION);
  CHECK(thrower_get(instance, 3, &i32) == INGOT_TRAP_NULL_EXCEPTION_REFERENCE && i32 == 77);
  CHECK(thrower_catch(instance, 43, &i32) == INGOT_RETURNED && i32 == 43);
}

static void keep(thrower_instance* instance, int32_t number) {
  CHECK(thrower_keep(instance, number) == INGOT_RETURNED);
  CHECK(thrower_put(instance, 1, number + 1) == INGOT_RETURNED);
}

static void expect_kept(thrower_instance* instance, int32_t number) {
  int32_t result = 0;
  CHECK(thrower_kept(instance, &result) == INGOT_RETURNED && result == number);
  CHECK(thrower_throw_kept(instance) == INGOT_TRAP_UNCAUGHT_EXCEPTION);
  CHECK(thrower_kept(instance, &result) == INGOT_RETURNED && result == number);
  CHECK(thrower_get(instance, 1, &result) == INGOT_RETURNED && result == number + 1);
}

static thrower_instance* create(int* what) {
  const ingot_configuration configuration = {.user = what};
  thrower_instance* instance = NULL;
  CHECK(thrower_create(&configuration, &instance) == INGOT_RETURNED);
  return instance;
}

static void* use_one(void* argument) {
  int32_t result = 0;
  int what = collects;
  const int32_t number = *(const int32_t*)argument;
  thrower_instance* const instance = create(&what);
  throw_and_catch(instance);
  keep(instance, number);
  CHECK(thrower_hold(instance, number, &result) == INGOT_RETURNED && result == 6 * number + 15);
  CHECK(thrower_drop(instance, many) == INGOT_RETURNED);
  expect_kept(instance, number);
  thrower_destroy(instance);
  return NULL;
}

// All in constant memory: what is caught, what is referred to and forgotten, and what nobody catches.
static void throw_many(thrower_instance* instance) {
  long pages[2], mappings[2];
  int32_t wrong = 0;
  for (int round = 0; round < 2; round++) {
    CHECK(thrower_catch_many(instance, many, &wrong) == INGOT_RETURNED && wrong == 0);
    CHECK(thrower_drop(instance, many) == INGOT_RETURNED);
    for (int i = 0; i < many; i++)
      CHECK(thrower_throw(instance, i) == INGOT_TRAP_UNCAUGHT_EXCEPTION);
    for (int i = 0; i < 1000; i++)
      CHECK(thrower_throw_wide(instance) == INGOT_TRAP_UNCAUGHT_EXCEPTION);
    measure(&pages[round], &mappings[round]);
  }
  CHECK(pages[1] <= pages[0] + 256);
  CHECK(mappings[1] <= mappings[0] + 2);
}

// Destroyed while it keeps exceptions, whose memory goes with it.
static void throw_in_many_instances(int count) {
  long pages[2] = {0}, mappings[2] = {0};
  for (int i = 0; i < count + 20; i++) {
    if (i == 20)
      measure(&pages[0], &mappings[0]);
    thrower_instance* const instance = create(NULL);
    keep(instance, i);
    CHECK(thrower_throw_wide(instance) == INGOT_TRAP_UNCAUGHT_EXCEPTION);
    thrower_destroy(instance);
  }
  measure(&pages[1], &mappings[1]);
  CHECK(pages[1] <= pages[0] + 256);
  CHECK(mappings[1] <= mappings[0] + 2);
}

int main(int argc, char** argv) {
  (void)argv;
  if (argc > 1)
    many = 100;
  int what = nothing, other_what = nothing;
  int32_t result = 0;
  thrower_instance* const instance = create(&what);
  thrower_instance* const other = create(&other_what);
  throw_and_catch(instance);
  keep(instance, 10);
  throw_and_catch(other);
  keep(other, 20);
  expect_kept(instance, 10);
  CHECK(thrower_grow(instance, 30, &result) == INGOT_RETURNED && result == 4);
  CHECK(thrower_drop(instance, many) == INGOT_RETURNED);
  CHECK(thrower_get(instance, 53, &result) == INGOT_RETURNED && result == 30);
  expect_kept(instance, 10);
  expect_kept(other, 20);

  what = throws;
  CHECK(thrower_hold(instance, 5, &result) == INGOT_RETURNED && result == 6 * 5 + 15);
  what = collects;
  CHECK(thrower_hold(instance, 1000, &result) == INGOT_RETURNED && result == 6 * 1000 + 15);
  what = ends;
  CHECK(thrower_hold(instance, 5, &result) == 1000);
  what = nothing;
  CHECK(thrower_hold(instance, 6, &result) == INGOT_RETURNED && result == 6 * 6 + 15);
  expect_kept(instance, 10);

  pthread_t threads[2];
  const int32_t numbers[2] = {100, 200};
  for (int i = 0; i < 2; i++)
    CHECK(pthread_create(&threads[i], NULL, use_one, (void*)&numbers[i]) == 0);
  for (int i = 0; i < 2; i++)
    CHECK(pthread_join(threads[i], NULL) == 0);

  if (argc == 1) {
    throw_many(other);
    throw_in_many_instances(1000);
    // What is kept has a limit, and the instance outlives that as well.
    CHECK(thrower_fill(other) == INGOT_TRAP_EXCEPTIONS_EXHAUSTED);
    expect_kept(instance, 10);
    CHECK(thrower_empty(other) == INGOT_RETURNED);
    throw_and_catch(other);
  }
  thrower_destroy(other);
  throw_and_catch(instance);
  expect_kept(instance, 10);
  thrower_destroy(instance);
  return 0;
}
