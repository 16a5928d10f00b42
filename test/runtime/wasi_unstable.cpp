// wasi_unstable differs from preview 1 in the numbers of whence, the structure of a file's status, and that
// of a subscription to a clock.
//
// RUN: %build_guest %s -o %t
// RUN: rm -rf %t.dir && mkdir -p %t.dir && printf 0123456789 > %t.dir/file && ln %t.dir/file %t.dir/link
// RUN: sh -c "cd %t.dir && touch -d @1000000001 file && %run %t" | FileCheck %s
#include "Inputs/guest.hpp"

constexpr uint32_t directory = 3, path = 0x100, result = 0x200, file = 4, subscriptions = 0x400,
                   events = 0x800;

uint64_t seek(int64_t offset, uint32_t whence) {
  const uint32_t error =
      ingot_wasi_unstable_fd_seek(&guest_instance, file, static_cast<uint64_t>(offset), whence, result);
  return error == 0 ? get<uint64_t>(result) : 1000 + error;
}

// All 56 bytes are set, and none behind them.
void show_status(const char* call, uint32_t error) {
  print(call);
  show(" status", {error, *at(result + 16), get<uint32_t>(result + 20), get<uint64_t>(result + 24),
                   get<uint64_t>(result + 40) / 1000000000,
                   static_cast<uint64_t>(get<uint32_t>(result + 16) >> 8), *at(result + 56)});
}

GUEST void run() {
  const abi::Instance* const instance = &guest_instance;
  const uint32_t length = put_string(path, "file");
  // CHECK: open 0 4
  show("open",
       {ingot_wasi_path_open(instance, directory, 0, path, length, 0, 0x3FFFFFFF & ~(1 << 6), 0, 0, result),
        get<uint32_t>(result)});

  // From the present position 0, from the end 1, from the beginning 2.
  // CHECK-NEXT: seek 7 5 12 3 1028
  show("seek", {seek(7, 2), seek(-2, 0), seek(2, 1), seek(3, 2), seek(0, 3)});

  __builtin_memset(at(result), 0xA5, 100);
  // CHECK-NEXT: path status 0 4 2 10 1000000001 0 165
  show_status("path", ingot_wasi_unstable_path_filestat_get(instance, directory, 0, path, length, result));
  __builtin_memset(at(result), 0xA5, 100);
  // CHECK-NEXT: fd status 0 4 2 10 1000000001 0 165
  show_status("fd", ingot_wasi_unstable_fd_filestat_get(instance, file, result));
  // CHECK-NEXT: out of memory 21
  show("out of memory", ingot_wasi_unstable_fd_filestat_get(instance, file, 65536 - 55));

  // A clock whose time is over, and the file; the second subscription begins 56 bytes behind the first.
  put<uint64_t>(subscriptions, 11);
  put<uint64_t>(subscriptions + 8, 0);
  put<uint64_t>(subscriptions + 16, 0xFFFF); // the identifier, which means nothing to us
  put<uint32_t>(subscriptions + 24, 1);      // monotonic
  put<uint64_t>(subscriptions + 32, 1);
  put<uint64_t>(subscriptions + 48, 1); // absolute
  put<uint64_t>(subscriptions + 56, 22);
  put<uint64_t>(subscriptions + 64, 1); // fd_read
  put<uint32_t>(subscriptions + 72, file);
  // CHECK-NEXT: poll 0 2 11 0 22 1
  show("poll",
       {ingot_wasi_unstable_poll_oneoff(instance, subscriptions, events, 2, result), get<uint32_t>(result),
        get<uint64_t>(events), *at(events + 10), get<uint64_t>(events + 32), *at(events + 42)});
}

constinit const abi::Directory directories[] = {
    {.host_path = ".", .guest_path = "/", .read_only = 0, .reserved = 0}};
constinit const abi::Grants grants = {.directories = directories, .directory_count = 1};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run, .grants = &grants});
