// What pthreads are to wasi-libc, as little of it as the tests need: threads, mutexes and conditions on wait
// and notify. It is laid out as wasi-libc is: the memory is imported, data segments are passive and copied by
// the first instance alone (wasm-ld's __wasm_init_memory), each thread gets a stack and a copy of the
// thread-local variables from who starts it.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name))) int name
WASI(fd_write)(int fd, const void* vectors, size_t count, size_t* written);
WASI(path_create_directory)(int fd, const char* path, size_t length);
WASI(fd_close)(int fd);
WASI(fd_renumber)(int from, int to);
WASI(fd_readdir)(int fd, void* buffer, size_t size, uint64_t cookie, size_t* used);
WASI(path_open)(int fd, int lookup, const char* path, size_t length, int oflags, uint64_t base,
                uint64_t inheriting, int fdflags, int* opened);
WASI(sched_yield)(void);
__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_exit"), noreturn)) void
proc_exit(int status);
__attribute__((import_module("wasi"), import_name("thread-spawn"))) int thread_spawn(void* argument);

typedef struct Thread {
  void* stack_top; // first: wasi_thread_start reads these two
  void* thread_variables;
  void (*function)(void*);
  void* argument;
  int32_t done;
  _Alignas(16) char stack[65536];
  _Alignas(16) char variables[256];
} Thread;

// Sets up what C needs of an instance before any C can run.
__asm__(".globaltype __stack_pointer, i32\n"
        ".functype __wasm_init_tls (i32) -> ()\n"
        ".functype thread_main (i32, i32) -> ()\n"
        ".section .text.wasi_thread_start,\"\",@\n"
        ".export_name wasi_thread_start, wasi_thread_start\n"
        ".globl wasi_thread_start\n"
        ".type wasi_thread_start,@function\n"
        "wasi_thread_start:\n"
        "  .functype wasi_thread_start (i32, i32) -> ()\n"
        "  local.get 1\n"
        "  i32.load 0\n"
        "  global.set __stack_pointer\n"
        "  local.get 1\n"
        "  i32.load 4\n"
        "  call __wasm_init_tls\n"
        "  local.get 0\n"
        "  local.get 1\n"
        "  call thread_main\n"
        "  end_function\n");

__attribute__((used)) void thread_main(int number, Thread* thread) {
  thread->function(thread->argument);
  __atomic_store_n(&thread->done, 1, __ATOMIC_SEQ_CST);
  __builtin_wasm_memory_atomic_notify(&thread->done, 1);
}

extern void wasi_thread_start(int number, Thread* thread);

static inline void expect(int holds, int code) {
  if (!holds)
    proc_exit(code);
}

static inline int start(Thread* thread, void (*function)(void*), void* argument) {
  thread->stack_top = thread->stack + sizeof thread->stack;
  thread->thread_variables = thread->variables;
  thread->function = function;
  thread->argument = argument;
  thread->done = 0;
  expect(__builtin_wasm_tls_size() <= sizeof thread->variables, 90);
  return thread_spawn(thread);
}

static inline void join(Thread* thread) {
  while (__atomic_load_n(&thread->done, __ATOMIC_SEQ_CST) == 0)
    __builtin_wasm_memory_atomic_wait32(&thread->done, 0, -1);
}

// 0: free; 1: taken; 2: taken, and others may sleep.
typedef struct {
  int32_t word;
} Mutex;

static inline void lock(Mutex* mutex) {
  int32_t seen = 0;
  if (__atomic_compare_exchange_n(&mutex->word, &seen, 1, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    return;
  while (__atomic_exchange_n(&mutex->word, 2, __ATOMIC_SEQ_CST) != 0)
    __builtin_wasm_memory_atomic_wait32(&mutex->word, 2, -1);
}

static inline void unlock(Mutex* mutex) {
  if (__atomic_exchange_n(&mutex->word, 0, __ATOMIC_SEQ_CST) == 2)
    __builtin_wasm_memory_atomic_notify(&mutex->word, 1);
}

typedef struct {
  int32_t events;
} Condition;

// 1 if the time, in nanoseconds, is over; endless if negative.
static inline int wait(Condition* condition, Mutex* mutex, int64_t timeout) {
  const int32_t seen = __atomic_load_n(&condition->events, __ATOMIC_SEQ_CST);
  unlock(mutex);
  const int outcome = __builtin_wasm_memory_atomic_wait32(&condition->events, seen, timeout);
  lock(mutex);
  return outcome == 2;
}

static inline void wake_all(Condition* condition) {
  __atomic_fetch_add(&condition->events, 1, __ATOMIC_SEQ_CST);
  __builtin_wasm_memory_atomic_notify(&condition->events, ~0u);
}

static inline void print(const char* text) {
  size_t length = 0, written = 0;
  while (text[length] != 0)
    length++;
  const struct {
    const char* bytes;
    size_t size;
  } vector = {text, length};
  fd_write(1, &vector, 1, &written);
}
