// RUN: %clang --target=wasm32 -nostdlib -O1 -matomics -mbulk-memory -I %S/Inputs %s -o %t.wasm -Wl,--shared-memory,--import-memory,--export-memory,--max-memory=16777216,--no-entry,--export=_start
// RUN: ingot -O0 %t.wasm -o %t-O0 && %run %t-O0 | FileCheck %s
// RUN: ingot -O2 %t.wasm -o %t-O2 && %run %t-O2 | FileCheck %s
// CHECK: begun
// CHECK-NEXT: done
//
// A program as compilers make it for wasi-threads: producers and consumers at a bounded queue, by a mutex and
// conditions; thread-local variables; initialised data, which is not initialised again when threads come.
#include "threads.h"

enum { producers = 3, consumers = 3, items = 2000, capacity = 4 };

static Mutex mutex;
static Condition changed;
static int queue[capacity];
static int used, produced, consumed;
static int64_t sum = 1000000; // in a data segment
static _Thread_local int mine = 7;
static Thread threads[producers + consumers];

static void produce(void* argument) {
  expect(mine == 7, 1);
  mine = (int)(size_t)argument;
  for (int i = 0; i < items; i++) {
    lock(&mutex);
    while (used == capacity)
      wait(&changed, &mutex, -1);
    queue[used++] = mine * items + i;
    produced++;
    wake_all(&changed);
    unlock(&mutex);
  }
  expect(mine == (int)(size_t)argument, 2);
}

static void consume(void* argument) {
  expect(mine == 7, 3);
  for (;;) {
    lock(&mutex);
    while (used == 0 && consumed < producers * items)
      wait(&changed, &mutex, 5000000);
    if (used == 0) {
      unlock(&mutex);
      return;
    }
    sum += queue[--used];
    consumed++;
    wake_all(&changed);
    unlock(&mutex);
  }
}

void _start(void) {
  print("begun\n");
  expect(sum == 1000000, 4);
  for (size_t i = 0; i < producers + consumers; i++)
    expect(start(&threads[i], i < producers ? produce : consume, (void*)i) > 0, 5);
  for (int i = 0; i < producers + consumers; i++)
    join(&threads[i]);
  const int64_t all = (int64_t)producers * items;
  expect(produced == all && consumed == all && used == 0, 6);
  expect(sum == 1000000 + all * (all - 1) / 2, 7);

  // A wait for what does not come ends in time.
  lock(&mutex);
  expect(wait(&changed, &mutex, 1000000) == 1, 8);
  unlock(&mutex);
  print("done\n");
}
