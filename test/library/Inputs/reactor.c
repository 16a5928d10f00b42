// A guest that is called often, and does with WASI what it is asked to.
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORT(name) __attribute__((export_name(name)))
#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(name)))

WASI("proc_raise") int32_t raise_signal(int32_t signal);

// The error, or 0.
EXPORT("write_text") int32_t write_text(int32_t descriptor) {
  return write(descriptor, "text", 4) == 4 ? 0 : errno;
}

// So many zeros, behind one another in a new file; the error, or 0.
EXPORT("write_file") int32_t write_file(int32_t size) {
  static const char zeros[4096];
  const int file = open("/large", O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0)
    return -errno;
  int error = 0;
  while (size > 0 && error == 0) {
    const ssize_t written = write(file, zeros, size < 4096 ? (size_t)size : 4096);
    error = written < 0 ? errno : 0;
    size -= (int32_t)written;
  }
  if (error == 0 && ftruncate(file, (off_t)1 << 40) != 0)
    error = errno;
  close(file);
  return error;
}

EXPORT("raise") int32_t call_raise(int32_t signal) { return raise_signal(signal); }

EXPORT("quit") void quit(int32_t code) { exit(code); }

// Opens this file and keeps it open: its descriptor, or the negative error.
EXPORT("open_number") int32_t open_number(int32_t number) {
  char name[32];
  snprintf(name, sizeof name, "/%d", (int)number);
  const int file = open(name, O_RDWR | O_CREAT, 0666);
  return file < 0 ? -errno : file;
}

// Writes the number to the descriptor and reads it again from the beginning.
EXPORT("keep") int32_t keep(int32_t descriptor, int32_t number) {
  int32_t result = -1;
  if (pwrite(descriptor, &number, sizeof number, 0) != sizeof number ||
      pread(descriptor, &result, sizeof result, 0) != sizeof result)
    return -errno;
  return result;
}

// Opens a file, and closes it, so deep in the stack. Without wasi-libc, whose functions use a stack in memory
// as well, of which a trap does not take back what was used.
WASI("path_open")
int32_t path_open(int32_t directory, int32_t lookup, const char* path, int32_t size, int32_t flags,
                  int64_t rights, int64_t inheriting, int32_t descriptor_flags, int32_t* result);
WASI("fd_close") int32_t close_descriptor(int32_t descriptor);

EXPORT("open_at_depth") int32_t open_at_depth(int32_t depth) {
  if (depth == 0) {
    static int32_t file;
    const int32_t error = path_open(3, 0, "deep", 4, 1, 2, 0, 0, &file);
    return error != 0 ? -error : (close_descriptor(file), file);
  }
  const int32_t file = open_at_depth(depth - 1);
  __asm__ volatile(""); // so that it stays a call
  return file;
}
