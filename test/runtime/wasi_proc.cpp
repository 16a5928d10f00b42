// A grant of /proc, which a grant of / contains, is none of the process itself: its memory cannot be written
// to as a file, nor are the links followed that lead out of /proc.
//
// RUN: %build_guest %s -o %t
// RUN: %run %t | FileCheck %s
#include "Inputs/guest.hpp"

constexpr uint32_t proc = 3, path = 0x100, result = 0x1000;
constexpr uint64_t read = 1 << 1, write = 1 << 6;

uint32_t open(const char* text, uint64_t rights) {
  constexpr uint32_t follow = 1;
  const uint32_t length = put_string(path, text);
  return ingot_wasi_path_open(&guest_instance, proc, follow, path, length, 0, rights, 0, 0, result);
}

GUEST void run() {
  // CHECK: memory 2 2 2
  // CHECK-NEXT: read 0
  // CHECK-NEXT: links 32 32
  show("memory", {open("self/mem", read | write), open("self/mem", write), open("thread-self/mem", write)});
  show("read", open("self/stat", read));
  show("links", {open("self/root", read), open("self/fd/1", write)});
}

constinit const abi::Directory directories[] = {
    {.host_path = "/proc", .guest_path = "/", .read_only = 0, .reserved = 0}};
constinit const abi::Grants grants = {.directories = directories, .directory_count = 1};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run, .grants = &grants});
