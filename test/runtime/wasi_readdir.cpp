// fd_readdir: with any buffer, however small, a guest that goes on from the cookies sees every entry once;
// the buffer is filled to its end, in the middle of an entry if need be, until the directory ends.
//
// RUN: %build_guest %s -o %t
// RUN: rm -rf %t.dir && mkdir -p %t.dir/sub
// RUN: %python -c "import sys; [open(f'{sys.argv[1]}/{i}' + 'x' * (i % 200), 'w') for i in range(300)]" %t.dir
// RUN: ln -s absent %t.dir/link
// RUN: sh -c "cd %t.dir && %run %t" | FileCheck %s
#include "Inputs/guest.hpp"

constexpr uint32_t buffer = 0x1000, used = 0;
constexpr uint32_t header = 24;
const abi::Instance* const instance = &guest_instance;

struct Seen {
  uint64_t entries, directories, files, links, name_bytes, calls, wrong;
};

// Reads the whole directory with a buffer of this size.
Seen read_all(uint32_t size) {
  Seen seen = {};
  uint64_t cookie = 0;
  for (;;) {
    put<uint8_t>(buffer + size, 0xA5);
    seen.wrong += ingot_wasi_fd_readdir(instance, 3, buffer, size, cookie, used) != 0;
    seen.wrong += *at(buffer + size) != 0xA5 || get<uint32_t>(used) > size;
    seen.calls++;
    uint32_t offset = 0;
    const uint32_t filled = get<uint32_t>(used);
    while (offset + header <= filled) {
      const uint32_t length = get<uint32_t>(buffer + offset + 16);
      if (offset + header + length > filled)
        break;
      const uint8_t type = *at(buffer + offset + 20);
      seen.entries++;
      seen.directories += type == 3;
      seen.files += type == 4;
      seen.links += type == 7;
      seen.name_bytes += length;
      seen.wrong += *at(buffer + offset + 21) != 0 || *at(buffer + offset + 23) != 0;
      cookie = get<uint64_t>(buffer + offset);
      offset += header + length;
    }
    if (filled < size || seen.calls > 2000)
      return seen;
  }
}

GUEST void run() {
  // However it is read, the same.
  // CHECK: all 304 3 300 1 [[BYTES:[0-9]+]] 0
  // CHECK-NEXT: all 304 3 300 1 [[BYTES]] 0
  // CHECK-NEXT: all 304 3 300 1 [[BYTES]] 0
  // CHECK-NEXT: all 304 3 300 1 [[BYTES]] 0
  static const uint32_t sizes[] = {50'000, 4096, 1000, 280};
  for (const uint32_t size : sizes) {
    const Seen seen = read_all(size);
    show("all", {seen.entries, seen.directories, seen.files, seen.links, seen.name_bytes, seen.wrong});
  }

  // Less than an entry: cut off, and full.
  // CHECK-NEXT: small 0 10
  // CHECK-NEXT: small 0 0
  // CHECK-NEXT: outside 21
  // CHECK-NEXT: bad cookie 28
  // CHECK-NEXT: not a directory 54
  show("small", {ingot_wasi_fd_readdir(instance, 3, buffer, 10, 0, used), get<uint32_t>(used)});
  show("small", {ingot_wasi_fd_readdir(instance, 3, buffer, 0, 0, used), get<uint32_t>(used)});
  show("outside", ingot_wasi_fd_readdir(instance, 3, buffer, 65536, 0, used));
  show("bad cookie", ingot_wasi_fd_readdir(instance, 3, buffer, 100, ~uint64_t{0}, used));
  show("not a directory", ingot_wasi_fd_readdir(instance, 1, buffer, 100, 0, used));
}

constinit const abi::Directory directories[] = {
    {.host_path = ".", .guest_path = "/", .read_only = 0, .reserved = 0}};
constinit const abi::Grants grants = {.directories = directories, .directory_count = 1};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run, .grants = &grants});
