// What is not granted does not exist; what is granted for reading is not written; the environment is what was
// granted.
//
// RUN: %build_guest %s -o %t
// RUN: rm -rf %t.dir && mkdir -p %t.dir/all %t.dir/read/sub
// RUN: sh -c "echo content > %t.dir/read/file"
// RUN: %python %S/Inputs/snapshot.py %t.dir/read > %t.before
// RUN: sh -c "cd %t.dir && env -i PASSED=on OTHER=hidden PASSED_NOT=x %run %t one 'two words' ''" | FileCheck %s
// RUN: %python %S/Inputs/snapshot.py %t.dir/read > %t.after
// RUN: cmp %t.before %t.after
//
// A file that is only read need not be writable: nobody can write to a program that runs.
// RUN: rm -rf %t.self && mkdir -p %t.self/all %t.self/read
// RUN: ln %t %t.self/all/program
// RUN: %if native %{ sh -c "cd %t.self && all/program self" | FileCheck %s --check-prefix=SELF %}
// SELF: read 0 76 76
// SELF-NEXT: write 74
//
// A grant that cannot be given stops the program before it starts.
// RUN: %exits 71 sh -c "cd %t.dir/all && exec %run %t" 2>&1 | FileCheck %s --check-prefix=MISSING
// MISSING: {{^}}ingot: error: cannot open the granted directory "all": no such directory{{$}}
// RUN: rm -rf %t.file && mkdir %t.file
// RUN: sh -c "echo > %t.file/all"
// RUN: %exits 71 sh -c "cd %t.file && exec %run %t" 2>&1 | FileCheck %s --check-prefix=FILE
// FILE: {{^}}ingot: error: cannot open the granted directory "all": not a directory{{$}}
#include "Inputs/guest.hpp"

constexpr uint32_t all = 3, reading = 4, path = 0x100, other = 0x200, result = 0x1000;
const abi::Instance* const instance = &guest_instance;

uint32_t open(uint32_t directory, const char* text, uint32_t oflags, uint64_t rights) {
  const uint32_t length = put_string(path, text);
  return ingot_wasi_path_open(instance, directory, 0, path, length, oflags, rights, rights, 0, result);
}

void open_own_program() {
  constexpr uint64_t read = 1 << 1, write = 1 << 6, allocate = 1 << 8, set_size = 1 << 22;
  const uint32_t opened = open(all, "program", 0, read | allocate | set_size), file = get<uint32_t>(result);
  show("read", {opened, ingot_wasi_fd_filestat_set_size(instance, file, 0),
                ingot_wasi_fd_allocate(instance, file, 0, 1)});
  show("write", open(all, "program", 0, read | write));
}

GUEST void run() {
  if (asked_for("self"))
    return open_own_program();

  // The arguments and the variables, one after another with their NULs.
  // CHECK: args 4
  // CHECK-NEXT: one
  // CHECK-NEXT: two words
  // CHECK-EMPTY:
  // CHECK-NEXT: environ 2 24
  // CHECK-NEXT: FIXED=value=1
  // CHECK-NEXT: PASSED=on
  ingot_wasi_args_sizes_get(instance, 0, 4);
  show("args", get<uint32_t>(0));
  ingot_wasi_args_get(instance, 0x2000, 0x3000);
  for (uint32_t i = 1; i < 4; i++) {
    print(reinterpret_cast<const char*>(at(get<uint32_t>(0x2000 + 4 * i))));
    print("\n");
  }
  ingot_wasi_environ_sizes_get(instance, 0, 4);
  show("environ", {get<uint32_t>(0), get<uint32_t>(4)});
  ingot_wasi_environ_get(instance, 0x2000, 0x3000);
  for (uint32_t i = 0; i < 2; i++) {
    print(reinterpret_cast<const char*>(at(get<uint32_t>(0x2000 + 4 * i))));
    print("\n");
  }

  // The names of the grants, which are neither terminated nor cut off.
  // CHECK-NEXT: prestat 0 4 0 37
  // CHECK-NEXT: name /all#
  // CHECK-NEXT: no more 8
  at(0x1010)[4] = '#';
  show("prestat", {ingot_wasi_fd_prestat_get(instance, all, 0), get<uint32_t>(4),
                   ingot_wasi_fd_prestat_dir_name(instance, all, 0x1010, 4),
                   ingot_wasi_fd_prestat_dir_name(instance, all, 0x1010, 3)});
  print("name ");
  print(reinterpret_cast<const char*>(at(0x1010)));
  print("\n");
  show("no more", ingot_wasi_fd_prestat_get(instance, 5, 0));

  // Reading is possible, with all that a library may ask for beside it; writing is refused in every way.
  constexpr uint64_t read = 1 << 1, write = 1 << 6, set_size = 1 << 22, set_times = 1 << 23;
  // CHECK-NEXT: open 0
  // CHECK-NEXT: refused 76 76 63
  // CHECK-NEXT: open 0
  // CHECK-NEXT: file 76 76 76
  show("open", open(reading, "file", 0, read | set_size | set_times));
  const uint32_t file = get<uint32_t>(result);
  show("refused",
       {open(reading, "file", 0, write), open(reading, "new", 1, read), open(reading, "file", 8, read)});
  show("open", open(reading, "sub", 2, read));
  const uint32_t sub = get<uint32_t>(result);
  show("file",
       {ingot_wasi_fd_write(instance, file, 0, 0, 8), ingot_wasi_fd_filestat_set_size(instance, file, 0),
        ingot_wasi_fd_filestat_set_times(instance, file, 0, 0, 10)});

  // Neither beneath, nor with the entries, nor by way of a link in a directory that is writable.
  // CHECK-NEXT: beneath 76 76
  // CHECK-NEXT: entries 76 76 76 76 76 76
  // CHECK-NEXT: times 76
  const uint32_t name = put_string(path, "file"), fresh = put_string(other, "fresh");
  show("beneath", {open(sub, "new", 1, read), open(sub, "../file", 0, write)});
  put_string(path, "file");
  show("entries", {ingot_wasi_path_create_directory(instance, reading, other, fresh),
                   ingot_wasi_path_unlink_file(instance, reading, path, name),
                   ingot_wasi_path_link(instance, reading, 0, path, name, all, other, fresh),
                   ingot_wasi_path_rename(instance, reading, path, name, all, other, fresh),
                   ingot_wasi_path_rename(instance, all, path, name, reading, other, fresh),
                   ingot_wasi_path_symlink(instance, path, name, reading, other, fresh)});
  show("times", ingot_wasi_path_filestat_set_times(instance, reading, 0, path, name, 0, 0, 10));

  // Rights can be given up, and are then gone for good.
  // CHECK-NEXT: rights 0 76 76
  show("rights", {ingot_wasi_fd_fdstat_set_rights(instance, all, 1 << 13, read),
                  ingot_wasi_fd_fdstat_set_rights(instance, all, 1 << 13, read | write),
                  ingot_wasi_path_create_directory(instance, all, other, fresh)});
}

constinit const abi::Directory directories[] = {
    {.host_path = "all", .guest_path = "/all", .read_only = 0, .reserved = 0},
    {.host_path = "read", .guest_path = "/read", .read_only = 1, .reserved = 0}};
constinit const char* const environment[] = {"FIXED=value=1", "PASSED", "ABSENT"};
constinit const abi::Grants grants = {
    .directories = directories, .directory_count = 2, .environment = environment, .environment_count = 3};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run, .grants = &grants});
