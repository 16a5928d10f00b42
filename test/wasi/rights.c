// Every right that a call needs it needs, and no other: each path call on a file, a directory and a symbolic
// link, and each call on a descriptor, once with all rights and once without each one of them. Without a
// needed right it is notcapable (to truncate: perm, as wasi-testsuite has it) and does nothing; without
// another one it comes to what it came to with all. And a grant with `ro` is one without the rights to change
// anything.
//
// REQUIRES: wasi-libc
// RUN: rm -rf %t && mkdir -p %t/granted
// RUN: %clang --target=wasm32-wasi -O1 %s -o %t/guest.wasm
// RUN: ingot -O0 --dir %t/granted::/ --dir %t/granted::/reading::ro %t/guest.wasm -o %t/guest
// RUN: %exits 0 %run %t/guest | FileCheck %s
#include <stdio.h>
#include <string.h>
#include <wasi/api.h>

typedef __wasi_rights_t rights;
typedef __wasi_errno_t error;

enum { writable = 3, read_only = 4, right_count = 30 };
static const rights all = ((rights)1 << right_count) - 1;
static const rights of_directory =
    all & ~(rights)__WASI_RIGHTS_FD_WRITE; // no directory is opened for writing

enum target { file, directory, symlink_to_file, target_count };
static const char* const target_names[] = {"file", "directory", "link"};

static void must(error error, const char* what) {
  if (error)
    printf("%s: errno %d\n", what, error);
}

static error open_at(int base, const char* path, int oflags, rights base_rights, __wasi_fd_t* opened) {
  return __wasi_path_open(base, 0, path, oflags, base_rights, all, 0, opened);
}

static void make_file(const char* path) {
  __wasi_fd_t opened;
  must(open_at(writable, path, __WASI_OFLAGS_CREAT, __WASI_RIGHTS_FD_WRITE, &opened), path);
  must(__wasi_fd_close(opened), "close");
}

// Removes whatever a call has made, and makes the target anew.
static void reset(enum target target) {
  static const char* const names[] = {"target", "other"};
  for (int i = 0; i < 2; i++)
    if (__wasi_path_unlink_file(writable, names[i]))
      (void)!__wasi_path_remove_directory(writable, names[i]);
  if (target == file)
    make_file("target");
  else if (target == directory)
    must(__wasi_path_create_directory(writable, "target"), "mkdir");
  else
    must(__wasi_path_symlink("existing", writable, "target"), "symlink");
}

static error open_and_close(int base, int oflags, rights base_rights) {
  __wasi_fd_t opened;
  const error error =
      open_at(base, oflags & __WASI_OFLAGS_CREAT ? "other" : "target", oflags, base_rights, &opened);
  return error ? error : __wasi_fd_close(opened);
}

static error open_to_read(int base) { return open_and_close(base, 0, __WASI_RIGHTS_FD_READ); }
static error open_to_write(int base) { return open_and_close(base, 0, __WASI_RIGHTS_FD_WRITE); }
static error create(int base) { return open_and_close(base, __WASI_OFLAGS_CREAT, 0); }
static error truncate_file(int base) { return open_and_close(base, __WASI_OFLAGS_TRUNC, 0); }
static error status(int base) {
  __wasi_filestat_t status;
  return __wasi_path_filestat_get(base, 0, "target", &status);
}
static error times(int base) {
  return __wasi_path_filestat_set_times(base, 0, "target", 1, 1, __WASI_FSTFLAGS_MTIM);
}
static error make_directory(int base) { return __wasi_path_create_directory(base, "other"); }
static error remove_directory(int base) { return __wasi_path_remove_directory(base, "target"); }
static error unlink_file(int base) { return __wasi_path_unlink_file(base, "target"); }
static error read_link(int base) {
  uint8_t buffer[100];
  __wasi_size_t size;
  return __wasi_path_readlink(base, "target", buffer, sizeof buffer, &size);
}
static error rename_from(int base) { return __wasi_path_rename(base, "target", writable, "other"); }
static error rename_to(int base) { return __wasi_path_rename(writable, "target", base, "other"); }
static error link_from(int base) { return __wasi_path_link(base, 0, "target", writable, "other"); }
static error link_to(int base) { return __wasi_path_link(writable, 0, "target", base, "other"); }
static error make_symlink(int base) { return __wasi_path_symlink("target", base, "other"); }

// Calls on an open file.
static uint8_t bytes[8];
static __wasi_size_t size;
static error read_file(int fd) { return __wasi_fd_read(fd, &(__wasi_iovec_t){bytes, 8}, 1, &size); }
static error write_file(int fd) { return __wasi_fd_write(fd, &(__wasi_ciovec_t){bytes, 8}, 1, &size); }
static error read_at(int fd) { return __wasi_fd_pread(fd, &(__wasi_iovec_t){bytes, 8}, 1, 0, &size); }
static error write_at(int fd) { return __wasi_fd_pwrite(fd, &(__wasi_ciovec_t){bytes, 8}, 1, 0, &size); }
static error seek(int fd) {
  __wasi_filesize_t position;
  return __wasi_fd_seek(fd, 1, __WASI_WHENCE_CUR, &position);
}
static error synchronise(int fd) { return __wasi_fd_sync(fd); }
static error synchronise_data(int fd) { return __wasi_fd_datasync(fd); }
static error advise(int fd) { return __wasi_fd_advise(fd, 0, 1, __WASI_ADVICE_NORMAL); }
static error allocate(int fd) { return __wasi_fd_allocate(fd, 0, 100); }
static error file_status(int fd) {
  __wasi_filestat_t status;
  return __wasi_fd_filestat_get(fd, &status);
}
static error set_size(int fd) { return __wasi_fd_filestat_set_size(fd, 50); }
static error set_times(int fd) { return __wasi_fd_filestat_set_times(fd, 1, 1, __WASI_FSTFLAGS_ATIM); }
static error set_flags(int fd) { return __wasi_fd_fdstat_set_flags(fd, __WASI_FDFLAGS_APPEND); }
static error poll_for(int fd, int type) {
  const __wasi_subscription_t subscription = {.u = {.tag = type, .u = {.fd_read = {fd}}}};
  __wasi_event_t event;
  const error error = __wasi_poll_oneoff(&subscription, &event, 1, &size);
  return error ? error : event.error;
}
static error poll_to_read(int fd) { return poll_for(fd, __WASI_EVENTTYPE_FD_READ); }
static error poll_to_write(int fd) { return poll_for(fd, __WASI_EVENTTYPE_FD_WRITE); }
static error list(int fd) { return __wasi_fd_readdir(fd, bytes, sizeof bytes, 0, &size); }

struct call {
  const char* name;
  error (*make)(int fd);
  rights needed;
};

#define RIGHT(name) __WASI_RIGHTS_##name
static const struct call path_calls[] = {
    {"open to read", open_to_read, RIGHT(PATH_OPEN)},
    {"open to write", open_to_write, RIGHT(PATH_OPEN)},
    {"create", create, RIGHT(PATH_OPEN) | RIGHT(PATH_CREATE_FILE)},
    {"truncate", truncate_file, RIGHT(PATH_OPEN) | RIGHT(PATH_FILESTAT_SET_SIZE)},
    {"status", status, RIGHT(PATH_FILESTAT_GET)},
    {"times", times, RIGHT(PATH_FILESTAT_SET_TIMES)},
    {"mkdir", make_directory, RIGHT(PATH_CREATE_DIRECTORY)},
    {"rmdir", remove_directory, RIGHT(PATH_REMOVE_DIRECTORY)},
    {"unlink", unlink_file, RIGHT(PATH_UNLINK_FILE)},
    {"readlink", read_link, RIGHT(PATH_READLINK)},
    {"rename from", rename_from, RIGHT(PATH_RENAME_SOURCE)},
    {"rename to", rename_to, RIGHT(PATH_RENAME_TARGET)},
    {"link from", link_from, RIGHT(PATH_LINK_SOURCE)},
    {"link to", link_to, RIGHT(PATH_LINK_TARGET)},
    {"symlink", make_symlink, RIGHT(PATH_SYMLINK)},
    {"readdir", list, RIGHT(FD_READDIR)},
};
static const struct call file_calls[] = {
    {"read", read_file, RIGHT(FD_READ)},
    {"write", write_file, RIGHT(FD_WRITE)},
    {"pread", read_at, RIGHT(FD_READ) | RIGHT(FD_SEEK)},
    {"pwrite", write_at, RIGHT(FD_WRITE) | RIGHT(FD_SEEK)},
    {"seek", seek, RIGHT(FD_SEEK)},
    {"sync", synchronise, RIGHT(FD_SYNC)},
    {"datasync", synchronise_data, RIGHT(FD_DATASYNC)},
    {"advise", advise, RIGHT(FD_ADVISE)},
    {"allocate", allocate, RIGHT(FD_ALLOCATE)},
    {"fd status", file_status, RIGHT(FD_FILESTAT_GET)},
    {"set size", set_size, RIGHT(FD_FILESTAT_SET_SIZE)},
    {"set times", set_times, RIGHT(FD_FILESTAT_SET_TIMES)},
    {"set flags", set_flags, RIGHT(FD_FDSTAT_SET_FLAGS)},
    {"poll to read", poll_to_read, RIGHT(FD_READ) | RIGHT(POLL_FD_READWRITE)},
    {"poll to write", poll_to_write, RIGHT(FD_WRITE) | RIGHT(POLL_FD_READWRITE)},
};
#define COUNT(array) (int)(sizeof(array) / sizeof(array)[0])

static int cases, successes;

static error expected_without(rights missing, const struct call* call, error with_all) {
  if (!(call->needed & missing))
    return with_all;
  return missing == RIGHT(PATH_FILESTAT_SET_SIZE) ? __WASI_ERRNO_PERM : __WASI_ERRNO_NOTCAPABLE;
}

static void compare(const char* call, const char* target, rights missing, error got, error expected) {
  cases++;
  successes += !got;
  if (got != expected)
    printf("%s on a %s without right %d: errno %d, expected %d\n", call, target, __builtin_ctzll(missing),
           got, expected);
}

// The directory or file, less the rights that are missing.
static __wasi_fd_t open_without(const char* path, int oflags, rights base, rights missing) {
  __wasi_fd_t opened;
  __wasi_fdstat_t status;
  must(open_at(writable, path, oflags, base, &opened), path);
  must(__wasi_fd_fdstat_get(opened, &status), "fdstat");
  must(__wasi_fd_fdstat_set_rights(opened, status.fs_rights_base & ~missing, status.fs_rights_inheriting),
       "set rights");
  if (!missing || (status.fs_rights_base & missing))
    must(__wasi_fd_fdstat_set_rights(opened, status.fs_rights_base, status.fs_rights_inheriting) !=
             (missing ? __WASI_ERRNO_NOTCAPABLE : __WASI_ERRNO_SUCCESS),
         "rights come back");
  return opened;
}

static error make_call(const struct call* call, enum target target, int is_path_call, rights missing) {
  reset(target);
  const __wasi_fd_t fd = is_path_call ? open_without(".", __WASI_OFLAGS_DIRECTORY, of_directory, missing)
                                      : open_without("target", 0, all, missing);
  const error error = call->make(fd);
  must(__wasi_fd_close(fd), "close");
  return error;
}

int main(void) {
  make_file("existing");
  for (int i = 0; i < COUNT(path_calls); i++)
    for (int target = file; target < target_count; target++) {
      const error with_all = make_call(&path_calls[i], target, 1, 0);
      for (int bit = 0; bit < right_count; bit++)
        compare(path_calls[i].name, target_names[target], (rights)1 << bit,
                make_call(&path_calls[i], target, 1, (rights)1 << bit),
                expected_without((rights)1 << bit, &path_calls[i], with_all));
    }
  for (int i = 0; i < COUNT(file_calls); i++) {
    const error with_all = make_call(&file_calls[i], file, 0, 0);
    compare(file_calls[i].name, "file", all, with_all, 0);
    for (int bit = 0; bit < right_count; bit++)
      compare(file_calls[i].name, "file", (rights)1 << bit,
              make_call(&file_calls[i], file, 0, (rights)1 << bit),
              expected_without((rights)1 << bit, &file_calls[i], with_all));
  }

  // Through the grant with `ro`: what reads comes to what it comes to elsewhere, what changes is refused.
  const rights reading =
      RIGHT(PATH_OPEN) | RIGHT(PATH_FILESTAT_GET) | RIGHT(PATH_READLINK) | RIGHT(FD_READDIR);
  for (int i = 0; i < COUNT(path_calls); i++)
    for (int target = file; target < target_count; target++) {
      const error with_all = make_call(&path_calls[i], target, 1, 0);
      reset(target);
      const error got = path_calls[i].make(read_only);
      const int refused = (path_calls[i].needed & ~reading) || path_calls[i].make == open_to_write;
      compare(path_calls[i].name, target_names[target], all, got,
              !refused                              ? with_all
              : path_calls[i].make == truncate_file ? __WASI_ERRNO_PERM
                                                    : __WASI_ERRNO_NOTCAPABLE);
    }
  // CHECK-NOT: {{errno|rights}}
  // CHECK: 1953 cases, {{[0-9]+}} of them successful
  printf("%d cases, %d of them successful\n", cases, successes);
  return 0;
}
