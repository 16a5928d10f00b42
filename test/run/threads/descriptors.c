// RUN: %clang --target=wasm32 -nostdlib -O1 -matomics -mbulk-memory -I %S/Inputs %s -o %t.wasm -Wl,--shared-memory,--import-memory,--export-memory,--max-memory=16777216,--no-entry,--export=_start
// RUN: rm -rf %t.dir && mkdir -p %t.dir
// RUN: ingot -O2 %t.wasm -o %t --dir %t.dir::/ && %exits 0 %run %t
//
// The table of descriptors is one for all threads. A file that one thread closes, or puts another in the place of, while
// others write to it gets all they write or nothing: never does any of it go to a file that got the same number of the
// system. And two threads that read one directory each see all of it.
#include "threads.h"

enum { directory = 3, rounds = 3000, entries = 40, name_size = 8 };
enum { read_and_write = 1 << 1 | 1 << 6, // rights
       creat = 1, append = 1 };

static Thread threads[6];
static int32_t stopped;
static int places[2];

static int open_file(const char* name, size_t length, int oflags) {
  int fd = -1;
  const int error = path_open(directory, 0, name, length, oflags, read_and_write, 0, append, &fd);
  expect(error == 0, 10 + error);
  return fd;
}

static const char* const names[2] = {"a", "c"};

// Puts the file anew in its place, over and over.
static void replace(void* argument) {
  const int which = (int)(size_t)argument;
  for (int i = 0; i < rounds; i++)
    expect(fd_renumber(open_file(names[which], 1, 0), places[which]) == 0, 1);
  __atomic_fetch_add(&stopped, 1, __ATOMIC_SEQ_CST);
}

// Writes the name of the file to its place.
static void write_names(void* argument) {
  const int which = (int)(size_t)argument;
  const struct { const char* bytes; size_t size; } vector = {names[which], 1};
  while (__atomic_load_n(&stopped, __ATOMIC_SEQ_CST) < 2) {
    size_t written = 0;
    expect(fd_write(places[which], &vector, 1, &written) == 0 && written == 1, 2);
  }
}

static void read_directory(void* argument) {
  const int fd = (int)(size_t)argument;
  while (__atomic_load_n(&stopped, __ATOMIC_SEQ_CST) < 2) {
    uint64_t cookie = 0;
    int count = 0;
    for (;;) {
      struct { uint64_t next, inode; uint32_t length; uint8_t type; char name[32 - 21]; } entry;
      size_t used = 0;
      expect(fd_readdir(fd, &entry, 24 + 2, cookie, &used) == 0, 3);
      if (used < 24)
        break;
      cookie = entry.next;
      count++;
    }
    expect(count == entries + 4, 4); // with a, c, . and ..
  }
}

static void check_contents(int which) {
  static char contents[1 << 16];
  const int fd = open_file(names[which], 1, 0);
  const struct { char* bytes; size_t size; } vector = {contents, sizeof contents};
  size_t read = 0;
  do {
    expect(fd_read(fd, &vector, 1, &read) == 0, 5);
    for (size_t i = 0; i < read; i++)
      expect(contents[i] == names[which][0], 6);
  } while (read != 0);
  fd_close(fd);
}

void _start(void) {
  for (int i = 0; i < entries; i++) {
    const char name[2] = {'e', (char)('A' + i)};
    expect(fd_close(open_file(name, 2, creat)) == 0, 7);
  }
  for (int which = 0; which < 2; which++)
    places[which] = open_file(names[which], 1, creat);
  for (size_t which = 0; which < 2; which++) {
    expect(start(&threads[which], replace, (void*)which) > 0, 8);
    expect(start(&threads[2 + which], write_names, (void*)which) > 0, 8);
    expect(start(&threads[4 + which], read_directory, (void*)directory) > 0, 8);
  }
  for (int i = 0; i < 6; i++)
    join(&threads[i]);
  check_contents(0);
  check_contents(1);
}
