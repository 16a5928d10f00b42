// The guest reaches nothing outside the directory it is granted, by whatever path and through whatever
// symbolic link, with any of the calls that take a path; and the outside is as it was before.
//
// RUN: %build_guest %s -o %t
// RUN: rm -rf %t.dir && mkdir -p %t.dir/inside/sub %t.dir/outside/directory
// RUN: sh -c "cd %t.dir && echo secret > outside/file && echo inner > inside/file"
// RUN: ln -s ../outside %t.dir/inside/to-outside
// RUN: ln -s ../outside/file %t.dir/inside/to-file
// RUN: ln -s ../outside/new %t.dir/inside/to-new
// RUN: ln -s %t.dir/outside %t.dir/inside/absolute
// RUN: ln -s /proc/self/root %t.dir/inside/magic
// RUN: ln -s to-outside %t.dir/inside/sub/indirect
// RUN: ln -s ../file %t.dir/inside/sub/to-inner
// RUN: ln -s loop %t.dir/inside/loop
// RUN: %python %S/Inputs/snapshot.py %t.dir/outside > %t.before
// RUN: sh -c "cd %t.dir/inside && %run %t" | FileCheck %s
// RUN: %python %S/Inputs/snapshot.py %t.dir/outside > %t.after
// RUN: cmp %t.before %t.after
#include "Inputs/guest.hpp"

constexpr uint32_t directory = 3, path = 0x100, other = 0x200, result = 0x1000;
constexpr uint64_t all_rights = 0x0FBFFFFF; // all that a directory has or passes on, but to set the size

// Ways out of the directory.
const char* const escapes[] = {
    "..",
    "../outside/file",
    "sub/../../outside/file",
    "./../outside",
    "sub/../..",
    "to-outside/file",
    "to-outside/file/",
    "to-outside/directory",
    "to-outside/directory/",
    "to-outside/directory/.",
    "to-outside/directory/..",
    "to-outside/",
    "to-outside//",
    "to-outside/.",
    "to-outside/..",
    "to-outside/new",
    "to-outside/new/",
    "absolute/file",
    "absolute/",
    "absolute/.",
    "magic/etc/passwd",
    "magic/",
    "magic/.",
    "sub/indirect/../outside/file",
    "/outside/file",
    "/",
    "//",
    "to-file/",
};

uint64_t attempts, escaped;

// Every call on a path that leads outside must fail, and not because of an odd argument.
void expect_refusal(const char* call, const char* text, uint32_t error) {
  constexpr uint32_t success = 0, badf = 8, fault = 21, inval = 28;
  attempts++;
  if (error != success && error != badf && error != fault && error != inval)
    return;
  escaped++;
  print(call);
  print(" ");
  show(text, error);
}

void attack(const char* text) {
  const uint32_t length = put_string(path, text);
  const uint32_t inner = put_string(other, "file"), fresh = put_string(other + 16, "sub/fresh");
  const abi::Instance* const instance = &guest_instance;
  for (uint32_t follow = 0; follow < 2; follow++) {
    for (uint32_t oflags = 0; oflags < 16; oflags++) {
      if ((oflags & 3) == 3)
        continue; // to create a directory is refused as such
      static const uint64_t some_rights[] = {0, 1 << 1, 1 << 6, all_rights};
      for (const uint64_t rights : some_rights)
        expect_refusal("open", text,
                       ingot_wasi_path_open(instance, directory, follow, path, length, oflags, rights,
                                            all_rights, 0, result));
    }
    expect_refusal("stat", text,
                   ingot_wasi_path_filestat_get(instance, directory, follow, path, length, result));
    expect_refusal("times", text,
                   ingot_wasi_path_filestat_set_times(instance, directory, follow, path, length, 1, 1, 5));
  }
  expect_refusal("mkdir", text, ingot_wasi_path_create_directory(instance, directory, path, length));
  expect_refusal("unlink", text, ingot_wasi_path_unlink_file(instance, directory, path, length));
  expect_refusal("rmdir", text, ingot_wasi_path_remove_directory(instance, directory, path, length));
  expect_refusal("rename from", text,
                 ingot_wasi_path_rename(instance, directory, path, length, directory, other + 16, fresh));
  expect_refusal("rename to", text,
                 ingot_wasi_path_rename(instance, directory, other, inner, directory, path, length));
  expect_refusal("link from", text,
                 ingot_wasi_path_link(instance, directory, 0, path, length, directory, other + 16, fresh));
  expect_refusal("link to", text,
                 ingot_wasi_path_link(instance, directory, 0, other, inner, directory, path, length));
  expect_refusal("symlink", text, ingot_wasi_path_symlink(instance, other, inner, directory, path, length));
  expect_refusal("readlink", text,
                 ingot_wasi_path_readlink(instance, directory, path, length, 0x2000, 100, result));
}

uint32_t open(const char* text, uint32_t follow, uint32_t oflags) {
  const uint32_t length = put_string(path, text);
  return ingot_wasi_path_open(&guest_instance, directory, follow, path, length, oflags, 2, 0, 0, result);
}

uint32_t stat(const char* text, uint32_t follow) {
  const uint32_t length = put_string(path, text);
  return ingot_wasi_path_filestat_get(&guest_instance, directory, follow, path, length, result);
}

uint32_t symlink(const char* target, const char* text) {
  const uint32_t target_length = put_string(other, target), length = put_string(path, text);
  return ingot_wasi_path_symlink(&guest_instance, other, target_length, directory, path, length);
}

GUEST void run() {
  // CHECK: escaped 0
  // CHECK-NEXT: attempts [[ATTEMPTS:[0-9]{4}]]
  for (const char* const text : escapes)
    attack(text);
  show("escaped", escaped);
  show("attempts", attempts);

  // A link to the outside can be looked at, but not through, and nothing comes into being at the end of it.
  // CHECK-NEXT: link 0 7
  // CHECK-NEXT: followed 63
  // CHECK-NEXT: created 63
  // CHECK-NEXT: not followed 32
  show("link", {stat("to-file", 0), *at(result + 16)});
  show("followed", stat("to-file", 1));
  show("created", open("to-new", 1, 1));
  show("not followed", open("to-file", 0, 0));

  // What stays inside is reached: up and down again, through links, with slashes at the end.
  // CHECK-NEXT: inside 0 0 0 0 0
  show("inside", {open("sub/../file", 0, 0), open("sub/to-inner", 1, 0), open("./sub//.././sub", 0, 2),
                  open("sub///", 0, 2), open(".", 0, 2)});
  // CHECK-NEXT: file with slash 54 54
  // CHECK-NEXT: loop 32 0
  // CHECK-NEXT: absent 44 44
  // CHECK-NEXT: empty 44
  show("file with slash", {open("file/", 0, 0), stat("file/", 0)});
  show("loop", {stat("loop", 1), stat("loop", 0)});
  show("absent", {open("absent", 0, 0), open("absent/file", 0, 0)});
  show("empty", open("", 0, 0));

  // Links that lead outside cannot be made. Those that lead back inside can.
  // CHECK-NEXT: symlink 63 63 63 0 0
  show("symlink", {symlink("/etc", "made"), symlink("..", "made"), symlink("../../outside", "sub/made"),
                   symlink("../file", "sub/made"), symlink("absent/", "made")});
}

constinit const abi::Directory directories[] = {
    {.host_path = ".", .guest_path = "/", .read_only = 0, .reserved = 0}};
constinit const abi::Grants grants = {.directories = directories, .directory_count = 1};
constinit const abi::ModuleDescriptor ingot_module = guest_module({.run = run, .grants = &grants});
