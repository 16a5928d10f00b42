// RUN: %clang --target=wasm32 -nostdlib -O1 -matomics -mbulk-memory -I %S/Inputs %s -o %t.wasm -Wl,--shared-memory,--import-memory,--export-memory,--max-memory=16777216,--no-entry,--export=_start
// RUN: rm -rf %t.dir && mkdir -p %t.dir
// RUN: ingot -O2 %t.wasm -o %t --dir %t.dir::/ && %exits 0 %run %t
//
// The table of descriptors is one for all threads. While some read two directories by their descriptors,
// others put the same directories anew in the place of them, over and over: a call goes on with what it has
// found, to its end, and never with what got the same number of the system meanwhile. Two threads read one of
// them, and each sees all of it.
#include "threads.h"

enum { granted = 3, rounds = 1500, entries = 400 };
enum { creat = 1, directory = 2, fd_readdir_right = 1 << 14 };

static Thread threads[5];
static int32_t stopped;
static int places[2];
static const char* const names[2] = {"a", "c"};

static int open_path(const char* path, size_t length, int oflags, uint64_t rights) {
  int fd = -1;
  const int error = path_open(granted, 0, path, length, oflags, rights, 0, 0, &fd);
  expect(error == 0, 10 + error);
  return fd;
}

static int open_directory(int which) { return open_path(names[which], 1, directory, fd_readdir_right); }

static void replace(void* argument) {
  const int which = (int)(size_t)argument;
  for (int i = 0; i < rounds; i++)
    expect(fd_renumber(open_directory(which), places[which]) == 0, 1);
  __atomic_fetch_add(&stopped, 1, __ATOMIC_SEQ_CST);
}

// In one call, which asks the system several times.
static void read_all(void* argument) {
  const int which = (int)(size_t)argument;
  while (__atomic_load_n(&stopped, __ATOMIC_SEQ_CST) < 2) {
    char buffer[1 << 15]; // on the stack that the thread was given
    size_t used = 0;
    int count = 0;
    expect(fd_readdir(places[which], buffer, sizeof buffer, 0, &used) == 0, 2);
    for (size_t at = 0; at < used;) {
      uint32_t length = 0;
      __builtin_memcpy(&length, buffer + at + 16, sizeof length);
      expect(buffer[at + 24] == names[which][0] || buffer[at + 24] == '.', 3);
      at += 24 + length;
      count++;
    }
    expect(count == entries + 2, 4);
  }
}

void _start(void) {
  for (int which = 0; which < 2; which++) {
    expect(path_create_directory(granted, names[which], 1) == 0, 5);
    for (int i = 0; i < entries; i++) {
      const char path[5] = {names[which][0], '/', names[which][0], (char)('A' + i / 20),
                            (char)('A' + i % 20)};
      expect(fd_close(open_path(path, sizeof path, creat, 0)) == 0, 6);
    }
    places[which] = open_directory(which);
  }
  for (size_t i = 0; i < 2; i++)
    expect(start(&threads[i], replace, (void*)i) > 0, 7);
  for (size_t i = 2; i < 5; i++)
    expect(start(&threads[i], read_all, (void*)(i % 2)) > 0, 8);
  for (int i = 0; i < 5; i++)
    join(&threads[i]);
}
