// The table of descriptors: it ends, what is closed or replaced is let go of, and numbers that are none are
// refused.
//
// RUN: %build_guest %s -o %t
// RUN: rm -rf %t.dir && mkdir %t.dir
// RUN: sh -c "cd %t.dir && ulimit -n 2000 && exec %run %t" | FileCheck %s --check-prefixes=CHECK,TABLE
// RUN: sh -c "cd %t.dir && ulimit -n 64 && exec %run %t" | FileCheck %s
#include "Inputs/guest.hpp"

constexpr uint32_t directory = 3, first = 4, path = 0x100, result = 0x1000;
const abi::Instance* const instance = &guest_instance;

uint32_t open() {
  constexpr uint32_t create = 1, read = 1 << 1;
  const uint32_t length = put_string(path, "file");
  return ingot_wasi_path_open(instance, directory, 0, path, length, create, read, 0, 0, result);
}

GUEST void run() {
  // Until the table is full, or the system has no more.
  // CHECK: full 33
  // TABLE-NEXT: open 1020
  uint32_t opened = 0, error = 0;
  while ((error = open()) == 0)
    opened++;
  show("full", error);
  show("open", opened);
  // CHECK: closed 0
  for (uint32_t fd = first; fd < first + opened; fd++)
    error = ingot_wasi_fd_close(instance, fd);
  show("closed", error);

  // Far more often than there are descriptors: opened and put in the place of another, which is closed.
  // CHECK-NEXT: renumbered 10000
  open();
  uint32_t renumbered = 0;
  while (renumbered < 10'000 && open() == 0 && get<uint32_t>(result) == first + 1 &&
         ingot_wasi_fd_renumber(instance, first + 1, first) == 0)
    renumbered++;
  show("renumbered", renumbered);

  // To itself; from and to what is closed, and what is no number of a descriptor.
  // CHECK-NEXT: itself 0 0
  // CHECK-NEXT: refused 8 8 8 8 8
  show("itself",
       {ingot_wasi_fd_renumber(instance, first, first), ingot_wasi_fd_fdstat_get(instance, first, 0)});
  show("refused",
       {ingot_wasi_fd_renumber(instance, first + 1, first),
        ingot_wasi_fd_renumber(instance, first, first + 1), ingot_wasi_fd_renumber(instance, first, 1024),
        ingot_wasi_fd_renumber(instance, 0xFFFFFFFF, first), ingot_wasi_fd_close(instance, 0xFFFFFFFF)});

  // A granted directory takes its name along.
  // CHECK-NEXT: moved 0 8 0 8
  show("moved",
       {ingot_wasi_fd_renumber(instance, directory, first), ingot_wasi_fd_prestat_get(instance, directory, 0),
        ingot_wasi_fd_prestat_get(instance, first, 0), open()});
}

constinit const abi::Directory directories[] = {
    {.host_path = ".", .guest_path = "/", .read_only = 0, .reserved = 0}};
constinit const abi::Grants grants = {.directories = directories, .directory_count = 1};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run, .grants = &grants});
