// Two libraries in one host: each handles its own faults, from any thread, and the host's handler, which was
// there before, gets the host's. An instance that one thread uses is busy for others. Threads that end leave
// nothing behind.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/plugin.wat --emit=header -o %t.dir/plugin.h
// RUN: ingot %S/Inputs/plugin.wat --emit=lib -o %t.dir/plugin.a
// RUN: ingot %S/Inputs/plugin.wat --emit=header --prefix=other -o %t.dir/other.h
// RUN: ingot %S/Inputs/plugin.wat --emit=shared --prefix=other --bounds=check -o %t.dir/libother.so
// RUN: gcc -std=gnu11 -Wall -Wextra -Werror -pthread -I %t.dir %s %t.dir/plugin.a -L %t.dir -lother -Wl,-rpath,%t.dir -o %t
// RUN: %t
// RUN: gcc -std=gnu11 -g -fsanitize=address,undefined -pthread -I %t.dir %s %t.dir/plugin.a -L %t.dir -lother -Wl,-rpath,%t.dir -o %t.san
// RUN: env ASAN_OPTIONS=detect_stack_use_after_return=0 %t.san
#include "Inputs/check.h"
#include "other.h"
#include "plugin.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

static plugin_instance* shared_instance;
static pthread_barrier_t barrier;

// With a barrier as the host's data the instance stays in use while another thread tries.
ingot_outcome plugin_import_env_log(plugin_instance* instance, void* user, int32_t address, int32_t size) {
  (void)instance, (void)address, (void)size;
  if (user == &barrier) {
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
  }
  return INGOT_RETURNED;
}
ingot_outcome plugin_import_env_add(plugin_instance* instance, void* user, int32_t p0, int64_t p1, float p2,
                                    double p3, const ingot_v128* p4, int64_t* r0, double* r1) {
  (void)instance, (void)p0, (void)p1, (void)p2, (void)p3, (void)p4, (void)r0, (void)r1;
  // A call of the other library inside a call of this one, which goes wrong.
  int32_t result = 0;
  CHECK(other_forever(user, &result) == INGOT_TRAP_STACK_EXHAUSTED);
  CHECK(other_load(user, -1, &result) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
  return INGOT_TRAP_INTEGER_OVERFLOW;
}
ingot_outcome other_import_env_log(other_instance* instance, void* user, int32_t address, int32_t size) {
  (void)instance, (void)user, (void)address, (void)size;
  return INGOT_RETURNED;
}
ingot_outcome other_import_env_add(other_instance* instance, void* user, int32_t p0, int64_t p1, float p2,
                                   double p3, const ingot_v128* p4, int64_t* r0, double* r1) {
  (void)instance, (void)user, (void)p0, (void)p1, (void)p2, (void)p3, (void)p4, (void)r0, (void)r1;
  return INGOT_RETURNED;
}

static sigjmp_buf after_fault;
static volatile sig_atomic_t host_faults;

static void handle_fault(int signal, siginfo_t* information, void* context) {
  (void)signal, (void)information, (void)context;
  host_faults = host_faults + 1;
  siglongjmp(after_fault, 1);
}

static void use_both(void) {
  plugin_instance* plugin = NULL;
  other_instance* other = NULL;
  int32_t result = 0;
  int64_t i64 = 0;
  double f64 = 0;
  const ingot_v128 vector = {{0}};
  CHECK(other_create(NULL, &other) == INGOT_RETURNED);
  const ingot_configuration configuration = {.user = other};
  CHECK(plugin_create(&configuration, &plugin) == INGOT_RETURNED);
  for (int i = 0; i < 3; i++) {
    CHECK(plugin_load(plugin, -1, &result) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
    CHECK(other_load(other, -1, &result) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
    CHECK(plugin_forever(plugin, &result) == INGOT_TRAP_STACK_EXHAUSTED);
    CHECK(other_forever(other, &result) == INGOT_TRAP_STACK_EXHAUSTED);
    CHECK(plugin_ask(plugin, 0, 0, 0, 0, &vector, &i64, &f64) == INGOT_TRAP_INTEGER_OVERFLOW);
    CHECK(plugin_divide(plugin, INT32_MIN, -1, &result) == INGOT_TRAP_INTEGER_OVERFLOW);
    CHECK(plugin_add(plugin, 1, 2, &result) == INGOT_RETURNED && result == 3);
  }
  plugin_destroy(plugin);
  other_destroy(other);
}

static void* run_thread(void* argument) {
  (void)argument;
  use_both();
  return NULL;
}

static void* use_shared(void* argument) {
  (void)argument;
  CHECK(plugin_say_hello(shared_instance) == INGOT_RETURNED);
  return NULL;
}

int main(void) {
  struct sigaction action = {0};
  action.sa_sigaction = handle_fault;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  CHECK(sigaction(SIGSEGV, &action, NULL) == 0);

  use_both();
  pthread_t threads[4];
  for (int round = 0; round < 50; round++) {
    for (int i = 0; i < 4; i++)
      CHECK(pthread_create(&threads[i], NULL, run_thread, NULL) == 0);
    for (int i = 0; i < 4; i++)
      CHECK(pthread_join(threads[i], NULL) == 0);
  }
  CHECK(host_faults == 0);

  volatile char* const nothing = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (sigsetjmp(after_fault, 1) == 0)
    nothing[0] = 1;
  CHECK(host_faults == 1);
  use_both();

  int32_t result = 0;
  const ingot_configuration configuration = {.user = &barrier};
  CHECK(pthread_barrier_init(&barrier, NULL, 2) == 0);
  CHECK(plugin_create(&configuration, &shared_instance) == INGOT_RETURNED);
  CHECK(pthread_create(&threads[0], NULL, use_shared, NULL) == 0);
  pthread_barrier_wait(&barrier);
  CHECK(plugin_add(shared_instance, 1, 2, &result) == INGOT_BUSY);
  pthread_barrier_wait(&barrier);
  CHECK(pthread_join(threads[0], NULL) == 0);
  CHECK(plugin_add(shared_instance, 1, 2, &result) == INGOT_RETURNED);
  plugin_destroy(shared_instance);
  return 0;
}
