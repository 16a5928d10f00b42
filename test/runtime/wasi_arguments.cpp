// Every pointer and length the guest passes is checked, to the last byte and without wrapping, before
// anything happens; what the runtime writes is exactly what the structures say, padding included.
//
// RUN: %build_guest %s -o %t
// RUN: rm -rf %t.dir && mkdir -p %t.dir
// RUN: sh -c "cd %t.dir && %run %t" < /dev/null | FileCheck %s
#include "Inputs/guest.hpp"

constexpr uint32_t end = 65536, fault = 21;
const abi::Instance* const instance = &guest_instance;

uint64_t wrong;

void expect(const char* what, uint32_t expected, uint32_t actual) {
  if (expected == actual)
    return;
  wrong++;
  print(what);
  show(" gave", {actual});
}

// Results of `size` bytes at the very end, one byte further, and where 32 bits would wrap. A call that fails
// must have written nothing.
template <class Call>
void result_at_the_end(const char* what, uint32_t size, Call call) {
  for (uint32_t i = 0; i < 128; i++)
    *at(end - 128 + i) = 0xA5;
  expect(what, fault, call(end - size + 1));
  expect(what, fault, call(0xFFFFFFFF));
  for (uint32_t i = 0; i < 128; i++)
    wrong += *at(end - 128 + i) != 0xA5;
  expect(what, 0, call(end - size));
  wrong += *at(end - size - 1) != 0xA5;
}

GUEST void run() {
  result_at_the_end("args_sizes_get", 4,
                    [](uint32_t p) { return ingot_wasi_args_sizes_get(instance, 0, p); });
  result_at_the_end("clock_res_get", 8, [](uint32_t p) { return ingot_wasi_clock_res_get(instance, 1, p); });
  result_at_the_end("clock_time_get", 8,
                    [](uint32_t p) { return ingot_wasi_clock_time_get(instance, 0, 0, p); });
  result_at_the_end("fd_fdstat_get", 24, [](uint32_t p) { return ingot_wasi_fd_fdstat_get(instance, 3, p); });
  result_at_the_end("fd_filestat_get", 64,
                    [](uint32_t p) { return ingot_wasi_fd_filestat_get(instance, 3, p); });
  result_at_the_end("fd_prestat_get", 8,
                    [](uint32_t p) { return ingot_wasi_fd_prestat_get(instance, 3, p); });
  result_at_the_end("fd_prestat_dir_name", 1,
                    [](uint32_t p) { return ingot_wasi_fd_prestat_dir_name(instance, 3, p, 1); });
  result_at_the_end("random_get", 100, [](uint32_t p) { return ingot_wasi_random_get(instance, p, 100); });
  put_string(0, ".");
  result_at_the_end("path_filestat_get", 64,
                    [](uint32_t p) { return ingot_wasi_path_filestat_get(instance, 3, 0, 0, 1, p); });
  result_at_the_end("path_open", 4, [](uint32_t p) {
    const uint32_t error = ingot_wasi_path_open(instance, 3, 0, 0, 1, 0, 0, 0, 0, p);
    if (error == 0)
      ingot_wasi_fd_close(instance, get<uint32_t>(p));
    return error;
  });

  // Padding: all bytes of a structure are set, and those that mean nothing to 0.
  for (uint32_t i = 0; i < 64; i++)
    *at(i) = 0xA5;
  ingot_wasi_fd_fdstat_get(instance, 3, 0);
  wrong += *at(1) != 0 || get<uint32_t>(4) != 0;
  ingot_wasi_fd_filestat_get(instance, 3, 0);
  for (uint32_t i = 17; i < 24; i++)
    wrong += *at(i) != 0;
  *at(1) = *at(2) = *at(3) = 0xA5;
  ingot_wasi_fd_prestat_get(instance, 3, 0);
  wrong += *at(1) != 0 || *at(2) != 0 || *at(3) != 0;

  // Lists of buffers: their own place, their number times eight, each buffer, and the same again for all four
  // calls.
  put<uint32_t>(0, end - 4), put<uint32_t>(4, 5);
  put<uint32_t>(8, end), put<uint32_t>(12, 0);
  const auto lists = [](const char* what, auto call) {
    expect(what, fault, call(0, 1));          // a buffer that ends outside
    expect(what, fault, call(end - 8, 2));    // a list that does
    expect(what, fault, call(0, 0xFFFFFFFF)); // a list that is far too long
    expect(what, fault, call(0, 0x20000000)); // whose size is 0 in 32 bits
    expect(what, fault, call(0xFFFFFFF8, 1)); // whose end is
    expect(what, 0, call(8, 1));              // an empty buffer at the end
    expect(what, 0, call(end, 0));            // an empty list at the end
    expect(what, fault, call(end + 1, 0));    // and one behind it
  };
  lists("fd_write", [](uint32_t p, uint32_t n) { return ingot_wasi_fd_write(instance, 1, p, n, 64); });
  lists("fd_read", [](uint32_t p, uint32_t n) { return ingot_wasi_fd_read(instance, 0, p, n, 64); });

  // The buffer of fd_read itself is the list: it is read once.
  put<uint32_t>(0, 0), put<uint32_t>(4, 16);
  expect("overlapping", 0, ingot_wasi_fd_read(instance, 0, 0, 1, 0));

  // More buffers than the system takes: the beginning is written, and the guest is told how much.
  for (uint32_t i = 0; i < 2000; i++)
    put<uint32_t>(0x2000 + 8 * i, 0x1000), put<uint32_t>(0x2004 + 8 * i, 0);
  put<uint32_t>(0x2000 + 8 * 1999 + 4, 1); // the only one that is not empty is the last
  *at(0x1000) = '\n';
  expect("many empty buffers", 0, ingot_wasi_fd_write(instance, 1, 0x2000, 2000, 64));
  expect("transferred", 1, get<uint32_t>(64));

  // Descriptors and flags that are none.
  constexpr uint32_t badf = 8, inval = 28;
  static const uint32_t no_descriptors[] = {4, 1024, 0x7FFFFFFF, 0x80000003, 0xFFFFFFFF};
  for (const uint32_t fd : no_descriptors) {
    expect("fd_close", badf, ingot_wasi_fd_close(instance, fd));
    expect("fd_renumber", badf, ingot_wasi_fd_renumber(instance, fd, 3));
    expect("fd_renumber", badf, ingot_wasi_fd_renumber(instance, 3, fd));
    expect("fd_write", badf, ingot_wasi_fd_write(instance, fd, 0, 0, 0));
    expect("path_open", badf, ingot_wasi_path_open(instance, fd, 0, 0, 1, 0, 0, 0, 0, 0));
  }
  expect("clock", inval, ingot_wasi_clock_time_get(instance, 4, 0, 0));
  expect("whence", inval, ingot_wasi_fd_seek(instance, 0, 0, 3, 0));
  expect("lookupflags", inval, ingot_wasi_path_filestat_get(instance, 3, 2, 0, 1, 64));
  expect("oflags", inval, ingot_wasi_path_open(instance, 3, 0, 0, 1, 16, 0, 0, 0, 64));
  expect("fdflags", inval, ingot_wasi_path_open(instance, 3, 0, 0, 1, 0, 0, 0, 32, 64));
  expect("advice", inval, ingot_wasi_fd_advise(instance, 0, 0, 0, 6));

  // Paths: too long, with a NUL, outside of memory.
  for (uint32_t i = 0; i < 5000; i++)
    *at(0x2000 + i) = 'a';
  const auto stat = [](uint32_t path, uint32_t length) {
    return ingot_wasi_path_filestat_get(instance, 3, 0, path, length, 64);
  };
  expect("4096 bytes", 37, stat(0x2000, 4096));
  expect("5000 bytes", 37, stat(0x2000, 5000));
  expect("256 bytes", 37, stat(0x2000, 256));
  expect("255 bytes", 44, stat(0x2000, 255));
  *at(0x2003) = '\0';
  expect("NUL", inval, stat(0x2000, 8));
  expect("NUL", inval, stat(0x2000, 4));
  expect("outside", fault, stat(end - 1, 2));
  expect("outside", fault, stat(0xFFFFFFFF, 1));

  // The table of descriptors is full: nothing is created, and after one is closed its number is used again.
  put_string(0, ".");
  uint32_t opened = 0;
  while (ingot_wasi_path_open(instance, 3, 0, 0, 1, 0, 0, 0, 0, 64) == 0)
    opened++;
  expect("opened", 1020, opened);
  put_string(0, "new");
  expect("full", 33, ingot_wasi_path_open(instance, 3, 0, 0, 3, 1, 0, 0, 0, 64));
  expect("close", 0, ingot_wasi_fd_close(instance, 500));
  expect("not created", 44, ingot_wasi_path_open(instance, 3, 0, 0, 3, 0, 0, 0, 0, 64));
  expect("open", 0, ingot_wasi_path_open(instance, 3, 0, 0, 3, 1, 0, 0, 0, 64));
  expect("number", 500, get<uint32_t>(64));
  expect("onto itself", 0, ingot_wasi_fd_renumber(instance, 500, 500));
  for (uint32_t i = 0; i < 5000; i++) {
    expect("renumber", 0, ingot_wasi_fd_renumber(instance, 500, 501));
    expect("open", 0, ingot_wasi_path_open(instance, 3, 0, 0, 3, 0, 0, 0, 0, 64));
    expect("number", 500, get<uint32_t>(64));
  }

  // CHECK: wrong 0
  show("wrong", wrong);
}

constinit const abi::Directory directories[] = {
    {.host_path = ".", .guest_path = "/", .read_only = 0, .reserved = 0}};
constinit const abi::Grants grants = {.directories = directories, .directory_count = 1};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run, .grants = &grants});
