// Memories of instances begin with what active segments say, each instance with its own, although they are
// mapped from one file: also when the host has closed the file, or has no room for it. Instances that are
// gone have left no mapping and no page.
//
// RUN: mkdir -p %t.dir
// RUN: %python %S/Inputs/images.py > %t.dir/images.wat
// RUN: ingot %t.dir/images.wat --emit=header -o %t.dir/images.h
// RUN: ingot %t.dir/images.wat --emit=lib -o %t.dir/images.a
// RUN: ingot %t.dir/images.wat --emit=lib --bounds=check -O0 -o %t.dir/checked.a
// RUN: gcc -std=gnu11 -Wall -Wextra -Werror -I %t.dir %s %t.dir/images.a -o %t
// RUN: %t
// RUN: gcc -std=gnu11 -g -fsanitize=address,undefined -I %t.dir %s %t.dir/checked.a -o %t.san
// RUN: env ASAN_OPTIONS=detect_stack_use_after_return=0 %t.san
#include "Inputs/process_size.h"
#include "images.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { page = 65536, first_size = 4 * page, other_size = 40 * page };

static unsigned char first[first_size], other[other_size];

static void put(unsigned char* to, int size, int value) {
  for (int i = 0; i < size; i++)
    to[i] = (unsigned char)((value + i) % 251);
}

static images_instance* create(void) {
  images_instance* instance = NULL;
  CHECK(images_create(NULL, &instance) == INGOT_RETURNED);
  CHECK(images_memory_size(instance) == first_size && images_other_size(instance) == other_size);
  CHECK(memcmp(images_memory_at(instance, 0, first_size), first, first_size) == 0);
  CHECK(memcmp(images_other_at(instance, 0, other_size), other, other_size) == 0);
  return instance;
}

static void write_and_destroy(int count) {
  for (int i = 0; i < count; i++) {
    images_instance* instance = NULL;
    CHECK(images_create(NULL, &instance) == INGOT_RETURNED);
    CHECK(images_store(instance, 5000, i % 256) == INGOT_RETURNED);
    images_destroy(instance);
  }
}

int main(void) {
  put(first + 100, 40000, 1);
  put(first + 200, 3, 0);
  put(first + first_size - 5, 5, 7);
  put(other + page, 20000, 5);
  put(other + 30 * page + 9, 20000, 6);
  memcpy(other + page, "not constant", 12);

  // What one writes no other sees, before or after.
  images_instance* one = create();
  images_instance* two = create();
  int32_t byte = 0;
  CHECK(images_store(one, 200, 99) == INGOT_RETURNED && images_load(one, 200, &byte) == INGOT_RETURNED &&
        byte == 99);
  CHECK(images_load(two, 200, &byte) == INGOT_RETURNED && byte == 0);
  CHECK(images_load_other(two, 30 * page + 10, &byte) == INGOT_RETURNED && byte == 7);
  CHECK(images_dropped(one) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
  CHECK(images_passive(one, 1000) == INGOT_RETURNED && images_load(one, 1006, &byte) == INGOT_RETURNED &&
        byte == 'e');
  CHECK(images_grow(one, 3, &byte) == INGOT_RETURNED && byte == 4);
  CHECK(images_load(one, first_size + 5, &byte) == INGOT_RETURNED && byte == 0);
  CHECK(images_load(one, first_size - 1, &byte) == INGOT_RETURNED && byte == 11);
  CHECK(images_load(two, first_size, &byte) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
  images_destroy(create());

  long pages[2] = {0}, mappings[2] = {0};
  write_and_destroy(100);
  measure(&pages[0], &mappings[0]);
  write_and_destroy(2000);
  measure(&pages[1], &mappings[1]);
  CHECK(mappings[1] <= mappings[0] && pages[1] < pages[0] + 500);

  // A host that closes all descriptors but its own, and opens others under their numbers.
  for (int descriptor = 3; descriptor < 100; descriptor++)
    close(descriptor);
  for (int i = 0; i < 20; i++)
    CHECK(open("/proc/self/exe", O_RDONLY | O_CLOEXEC) >= 3);
  images_destroy(create());
  CHECK(images_load(two, 201, &byte) == INGOT_RETURNED && byte == 1);
  for (int descriptor = 3; descriptor < 23; descriptor++)
    CHECK(fcntl(descriptor, F_GETFD) == FD_CLOEXEC);

  // A process that may write no files, and must not be killed for it. (A new one, which has to make the file
  // anew.)
  const pid_t child = fork();
  CHECK(child >= 0);
  if (child == 0) {
    for (int descriptor = 3; descriptor < 100; descriptor++)
      close(descriptor);
    const struct rlimit none = {0, 0};
    CHECK(setrlimit(RLIMIT_FSIZE, &none) == 0);
    images_destroy(create());
    sigset_t pending;
    sigpending(&pending);
    CHECK(!sigismember(&pending, SIGXFSZ));
    _exit(0);
  }
  int status = -1;
  CHECK(waitpid(child, &status, 0) == child && status == 0);
  images_destroy(one);
  images_destroy(two);
  return 0;
}
