// The program starts well however it is started, and says why when it cannot.
//
// RUN: %build_guest %s -o %t
//
// Whatever the number of arguments and variables, the guest's stack is aligned as compiled code expects.
// RUN: env -i %run %t | FileCheck %s
// RUN: env -i A=1 %run %t 1 | FileCheck %s
// RUN: env -i A=1 B=22 %run %t 1 2 "" | FileCheck %s
// RUN: env -i LONG=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa %run %t 1 22 333 | FileCheck %s
// CHECK: misaligned 0
// CHECK: granted 1
//
// Closed standard streams do not become the directory that is granted, and the message of a trap does not end
// up in a file of the guest's.
//
// RUN: sh -c "exec %run %t 0<&- 1>&-"
// RUN: sh -c "exec %run %t 0<&- 1>&- 2>&-"
// RUN: sh -c "exec %run %t 2>&-" | FileCheck %s
// RUN: rm -rf %t.dir && mkdir %t.dir
// RUN: sh -c "cd %t.dir && %run %t trap 0<&- 1>&- 2>&- || test $? = 134"
// RUN: sh -c "cd %t.dir && %run %t trap || test $? = 134" 2>&1 | FileCheck %s --check-prefix=TRAP
// RUN: %if openat2 %{ sh -c "cd %t.dir && test -e made && test ! -s made" %}
// TRAP: ingot: trap: unreachable
//
// A closed pipe is an error to the guest, and not the end of it.
//
// RUN: sh -c "{ %run %t pipe; echo status $? >&2; } | true" 2>&1 | FileCheck %s --check-prefix=PIPE
// PIPE: status 64
//
// A guest that closes its output lets go of it: whoever reads it sees the end, and only then sends what the
// guest is waiting for.
//
// RUN: rm -f %t.fifo && mkfifo %t.fifo
// RUN: timeout 20 sh -c "%run %t close-output <> %t.fifo | { cat; echo > %t.fifo; }"
//
// No address space, no stack.
//
// RUN: %if native %{ %exits 71 sh -c "ulimit -v 4000000; exec %run %t" 2>&1 | FileCheck %s --check-prefix=SPACE %}
// SPACE: {{^}}ingot: error: cannot reserve 10240 MiB of address space for a linear memory (is it limited by ulimit -v? --bounds=check needs less){{$}}
// RUN: %if native %{ %exits 71 sh -c "ulimit -v 1000; exec %run %t" 2>&1 | FileCheck %s --check-prefix=STACK %}
// STACK: {{^}}ingot: error: cannot allocate a stack of 256 KiB{{$}}
#include "Inputs/guest.hpp"

GUEST void run() {
  // At a call the stack pointer is 8 off a multiple of 16, and the frame pointer was pushed there.
  show("misaligned", reinterpret_cast<uint64_t>(__builtin_frame_address(0)) % 16);
  // Descriptor 3 is the granted directory and nothing else is open.
  show("granted", ingot_wasi_fd_prestat_get(&guest_instance, 3, 0) == 0 &&
                      ingot_wasi_fd_fdstat_get(&guest_instance, 4, 0) == 8);
  for (uint32_t stream = 0; stream < 3; stream++)
    if (ingot_wasi_fd_fdstat_get(&guest_instance, stream, 0) != 0 || *at(0) == 3)
      ingot_wasi_proc_exit(&guest_instance, 1);
  if (asked_for("trap")) {
    const uint32_t length = put_string(0, "made");
    for (uint32_t stream = 0; stream < 3; stream++)
      ingot_wasi_fd_close(&guest_instance, stream);
    for (uint32_t file = 0; file < 3; file++)
      ingot_wasi_path_open(&guest_instance, 3, 0, 0, length, 1, 1 << 6, 0, 0, 16);
    ingot_trap(0, 1);
  }
  if (asked_for("close-output")) {
    ingot_wasi_fd_close(&guest_instance, 1);
    put<uint32_t>(0, 16);
    put<uint32_t>(4, 1);
    ingot_wasi_fd_read(&guest_instance, 0, 0, 1, 8);
  }
  if (asked_for("pipe")) {
    // Until the other end is closed, which takes a while.
    put<uint32_t>(0, 16);
    put<uint32_t>(4, 1);
    for (;;)
      if (const uint32_t error = ingot_wasi_fd_write(&guest_instance, 1, 0, 1, 8); error != 0)
        ingot_wasi_proc_exit(&guest_instance, error);
  }
}

constinit const abi::Directory directories[] = {
    {.host_path = ".", .guest_path = "/", .read_only = 0, .reserved = 0}};
constinit const abi::Grants grants = {.directories = directories, .directory_count = 1};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run, .grants = &grants});
