// A host of two plugins, of which one traps, exhausts its stack and its memory, and never comes to an end:
// each is a value to the host, which goes on, and so does the other plugin. docs/embedding.md tells about it.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/good.wat --emit=header -o %t.dir/good.h
// RUN: ingot %S/Inputs/good.wat --emit=lib -o %t.dir/good.a
// RUN: ingot %S/Inputs/rogue.wat --meter=epoch --emit=header -o %t.dir/rogue.h
// RUN: ingot %S/Inputs/rogue.wat --meter=epoch --emit=lib -o %t.dir/rogue.a
// RUN: ingot %S/Inputs/rogue.wat --meter=epoch -O0 --emit=shared -o %t.dir/librogue.so
// RUN: gcc -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -pthread -I %t.dir %s %t.dir/good.a %t.dir/rogue.a -o %t.gcc
// RUN: %t.gcc | FileCheck %s
// RUN: %clang -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -pthread -I %t.dir %s %t.dir/good.a -L %t.dir -lrogue -Wl,-rpath,%t.dir -o %t.clang
// RUN: %t.clang | FileCheck %s
// RUN: gcc -x c++ -std=c++20 -Wall -Wextra -Werror -pthread -I %t.dir %s -x none %t.dir/good.a %t.dir/rogue.a -o %t.g++ -lstdc++
// RUN: %t.g++ | FileCheck %s
// RUN: %clang -x c++ -std=c++20 -Wall -Wextra -Werror -pthread -I %t.dir %s -x none %t.dir/good.a %t.dir/rogue.a -o %t.clang++ -lstdc++
// RUN: %t.clang++ | FileCheck %s
// RUN: gcc -std=gnu11 -g -fsanitize=address,undefined -pthread -I %t.dir %s %t.dir/good.a %t.dir/rogue.a -o %t.san
// RUN: env ASAN_OPTIONS=detect_stack_use_after_return=0 %t.san | FileCheck %s
#include "good.h"
#include "rogue.h"

#include <inttypes.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>

static ingot_epoch epoch;
static sem_t entered;

// Interrupts a plugin once it is running. One that keeps to time limits would raise the epoch every so often
// instead.
static void* watch(void* argument) {
  for (int i = 0; i < 3; i++) {
    while (sem_wait(&entered) != 0) {
    }
    rogue_raise_epoch(&epoch);
  }
  return argument;
}

static void handle_alarm(int number) {
  (void)number;
  rogue_raise_epoch(&epoch);
}

// How the plugin is interrupted once it is running; the user pointer of its instance says so.
enum { by_nobody, by_thread, by_signal };
static bool spins_at_start = true;

ingot_outcome rogue_import_host_entered(rogue_instance* instance, void* user) {
  (void)instance;
  if (*(const int*)user == by_thread)
    sem_post(&entered);
  if (*(const int*)user == by_signal) {
    const struct itimerval soon = {{0, 0}, {0, 1000}};
    setitimer(ITIMER_REAL, &soon, NULL);
  }
  return INGOT_RETURNED;
}

ingot_outcome rogue_import_host_spins_at_start(rogue_instance* instance, void* user, int32_t* r0) {
  (void)instance, (void)user;
  *r0 = spins_at_start;
  return INGOT_RETURNED;
}

static good_instance* good;

static void show(const char* what, ingot_outcome outcome) {
  int64_t sum = 0;
  const ingot_outcome added = good_add(good, 1, &sum);
  printf("%s: %s; the other: %s, %" PRId64 "\n", what, rogue_message(outcome), good_message(added), sum);
}

int main(void) {
  pthread_t watcher;
  rogue_instance *rogue = NULL, *second = NULL;
  int interrupted = by_thread;
  int32_t pages = 0;
  const ingot_configuration limits = {&interrupted, 1 << 20, 0, 256 << 10, 0, &epoch, 1, NULL, 0};
  const ingot_configuration little_memory = {&interrupted, 1, 0, 0, 0, NULL, 0, NULL, 0};
  sem_init(&entered, 0, 0);
  signal(SIGALRM, handle_alarm);
  if (good_create(NULL, &good) != INGOT_RETURNED || pthread_create(&watcher, NULL, watch, NULL) != 0)
    return 1;

  show("spins at start", rogue_create(&limits, &rogue));
  spins_at_start = false;
  show("wants more memory than there is", rogue_create(&little_memory, &rogue));
  show("starts", rogue_create(&limits, &rogue));
  // CHECK: spins at start: interrupted; the other: it returned, 1
  // CHECK-NEXT: wants more memory than there is: the system or the configured limits refuse what the instance needs; the other: it returned, 2
  // CHECK-NEXT: starts: it returned; the other: it returned, 3

  show("traps", rogue_trap(rogue));
  show("exhausts its stack", rogue_exhaust_stack(rogue));
  show("exhausts its memory", rogue_exhaust_memory(rogue, &pages));
  // CHECK-NEXT: traps: unreachable; the other: it returned, 4
  // CHECK-NEXT: exhausts its stack: call stack exhausted; the other: it returned, 5
  // CHECK-NEXT: exhausts its memory: out of bounds memory access; the other: it returned, 6

  show("spins", rogue_spin(rogue));
  show("is past its deadline", rogue_exhaust_stack(rogue));
  rogue_set_deadline(rogue, 1);
  show("calls", rogue_recurse_without_end(rogue));
  interrupted = by_signal;
  rogue_set_deadline(rogue, 1);
  show("spins until a signal", rogue_spin(rogue));
  // CHECK-NEXT: spins: interrupted; the other: it returned, 7
  // CHECK-NEXT: is past its deadline: interrupted; the other: it returned, 8
  // CHECK-NEXT: calls: interrupted; the other: it returned, 9
  // CHECK-NEXT: spins until a signal: interrupted; the other: it returned, 10

  // Two instances with one epoch, of which one has a deadline that is further away.
  if (rogue_create(&limits, &second) != INGOT_RETURNED)
    return 1;
  rogue_set_deadline(second, 2);
  rogue_raise_epoch(&epoch);
  rogue_set_deadline(rogue, 5);
  show("goes on", rogue_trap(second));
  rogue_raise_epoch(&epoch);
  show("does not", rogue_trap(second));
  show("does", rogue_trap(rogue));
  // CHECK-NEXT: goes on: unreachable; the other: it returned, 11
  // CHECK-NEXT: does not: interrupted; the other: it returned, 12
  // CHECK-NEXT: does: unreachable; the other: it returned, 13

  pthread_join(watcher, NULL);
  rogue_destroy(second);
  rogue_destroy(rogue);
  good_destroy(good);
  return 0;
}
