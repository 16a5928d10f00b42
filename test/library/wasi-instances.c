// Several instances of two libraries in several threads: each has its own descriptors, and leaves none
// behind.
//
// REQUIRES: wasi-libc
// RUN: rm -rf %t.dir && mkdir -p %t.dir/granted
// RUN: %clang --target=wasm32-wasi -mexec-model=reactor -O1 %S/Inputs/reactor.c -o %t.dir/reactor.wasm
// RUN: ingot %t.dir/reactor.wasm --wasi=link --emit=header -o %t.dir/reactor.h
// RUN: ingot %t.dir/reactor.wasm --wasi=link --emit=lib -o %t.dir/reactor.a
// RUN: ingot %t.dir/reactor.wasm --wasi=link --emit=header --prefix=other -o %t.dir/other.h
// RUN: ingot %t.dir/reactor.wasm --wasi=link --emit=shared --prefix=other --bounds=check -o %t.dir/libother.so
// RUN: gcc -std=gnu11 -Wall -Wextra -Werror -pthread -I %t.dir %s %t.dir/reactor.a -L %t.dir -lother -Wl,-rpath,%t.dir -o %t
// RUN: %t %t.dir/granted
// RUN: gcc -std=gnu11 -g -fsanitize=address,undefined -pthread -I %t.dir %s %t.dir/reactor.a -L %t.dir -lother -Wl,-rpath,%t.dir -o %t.san
// RUN: env ASAN_OPTIONS=detect_stack_use_after_return=0 %t.san %t.dir/granted
#include "Inputs/check.h"
#include "other.h"
#include "reactor.h"

#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static ingot_wasi granted;
static const ingot_configuration configuration = {.wasi = &granted, .stack_size = 128 << 10};

static int count_descriptors(void) {
  int count = 0;
  DIR* directory = opendir("/proc/self/fd");
  CHECK(directory != NULL);
  while (readdir(directory) != NULL)
    count++;
  closedir(directory);
  return count;
}

// The same number is another file to each.
static void* work(void* argument) {
  const int32_t first = *(const int*)argument * 1000;
  for (int32_t round = 0; round < 20; round++) {
    reactor_instance* one = NULL;
    other_instance* two = NULL;
    CHECK(reactor_create(&configuration, &one) == INGOT_RETURNED);
    CHECK(other_create(&configuration, &two) == INGOT_RETURNED);
    int32_t result[3] = {0};
    CHECK(reactor_open_number(one, first, &result[0]) == INGOT_RETURNED && result[0] == 4);
    CHECK(other_open_number(two, first + 1, &result[0]) == INGOT_RETURNED && result[0] == 4);
    CHECK(other_open_number(two, first + 2, &result[0]) == INGOT_RETURNED && result[0] == 5);
    for (int32_t i = 0; i < 20; i++) {
      CHECK(reactor_keep(one, 4, first + i, &result[0]) == INGOT_RETURNED && result[0] == first + i);
      CHECK(other_keep(two, 4, i, &result[1]) == INGOT_RETURNED && result[1] == i);
      CHECK(other_keep(two, 5, -i, &result[2]) == INGOT_RETURNED && result[2] == -i);
    }
    CHECK(reactor_keep(one, 5, 0, &result[0]) == INGOT_RETURNED && result[0] < 0);
    CHECK(reactor_quit(one, round) == INGOT_EXITED && reactor_exit_code(one) == (uint32_t)round);
    CHECK(other_exit_code(two) == 0);
    reactor_destroy(one);
    other_destroy(two);
  }
  return NULL;
}

int main(int argc, char** argv) {
  CHECK(argc == 2);
  const ingot_directory directory = {argv[1], "/", 0};
  granted.directories = &directory;
  granted.directory_count = 1;
  const int before = count_descriptors();
  pthread_t threads[4];
  int numbers[4] = {1, 2, 3, 4};
  for (int i = 0; i < 4; i++)
    CHECK(pthread_create(&threads[i], NULL, work, &numbers[i]) == 0);
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
  CHECK(count_descriptors() == before);
  return 0;
}
