// What the guest may do with the standard streams: use them, and no more. Their files are other programs'
// too.
//
// RUN: %build_guest %s -o %t
// RUN: rm -rf %t.dir && mkdir %t.dir
// RUN: sh -c "echo content > %t.dir/file"
// RUN: %python %S/Inputs/snapshot.py %t.dir > %t.before
// RUN: sh -c "%run %t input < %t.dir/file" | FileCheck %s --check-prefix=INPUT
// RUN: %python %S/Inputs/snapshot.py %t.dir > %t.after
// RUN: cmp %t.before %t.after
// INPUT: changed 76 76 76 76
// INPUT-NEXT: position 0 0
//
// A file that is written from its beginning is the guest's to cut, one that is appended to is not.
// RUN: sh -c "%run %t output > %t.dir/file"
// RUN: sh -c "echo appended >> %t.dir/file"
// RUN: sh -c "%run %t output >> %t.dir/file"
// RUN: FileCheck %s --check-prefix=OUTPUT < %t.dir/file
// OUTPUT: size 0
// OUTPUT-NEXT: appended
// OUTPUT-NEXT: {{^}}size 76
//
// Pipes have no position, and nothing makes them nonblocking for those who share them.
// RUN: sh -c "echo | %run %t pipe | cat" | FileCheck %s --check-prefix=PIPE
// PIPE: flags 76 76 76
// PIPE-NEXT: position 76 76
#include "Inputs/guest.hpp"

constexpr uint32_t input = 0, output = 1, error = 2, result = 0x1000;
const abi::Instance* const instance = &guest_instance;

uint32_t tell(uint32_t fd) { return ingot_wasi_fd_tell(instance, fd, result); }

GUEST void run() {
  constexpr uint32_t append = 1, nonblock = 4, atim_now = 2, mtim_now = 8;
  if (asked_for("input")) {
    show("changed", {ingot_wasi_fd_filestat_set_times(instance, input, 0, 0, atim_now | mtim_now),
                     ingot_wasi_fd_filestat_set_size(instance, input, 0),
                     ingot_wasi_fd_allocate(instance, input, 0, 100),
                     ingot_wasi_fd_write(instance, input, 0, 0, result)});
    show("position", {tell(input), ingot_wasi_fd_seek(instance, input, 3, 0, result)});
  }
  if (asked_for("output")) {
    ingot_wasi_fd_fdstat_set_flags(instance, output, 0);
    const uint32_t size_error = ingot_wasi_fd_filestat_set_size(instance, output, 0);
    show("size", size_error);
  }
  if (asked_for("pipe")) {
    show("flags", {ingot_wasi_fd_fdstat_set_flags(instance, input, nonblock),
                   ingot_wasi_fd_fdstat_set_flags(instance, output, nonblock),
                   ingot_wasi_fd_fdstat_set_flags(instance, error, append)});
    show("position", {tell(input), tell(output)});
  }
}

constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run});
