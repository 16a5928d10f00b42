// The guest of path_attacks.py and path_races.py: makes the path calls that its standard input lists, a line
// each, and says what came of them.
//
//   DIRECTORY CALL LOOKUPFLAGS OFLAGS RIGHTS PATH OTHER      separated by tabs, numbers in decimal
//
// DIRECTORY, in the first granted one, is what the paths are relative to. Without an argument each call is
// made once: "ERRNO[ INODE TYPE| TARGET]". With an argument, that many milliseconds long, over and over, and
// undone where it had an effect: "ERRNO:COUNT... inodes INODE...".
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wasi/api.h>

enum { preopen = 3, field_count = 7, errno_count = 77, inode_limit = 16 };

struct call {
  const char *directory, *name, *path, *other;
  __wasi_lookupflags_t lookup;
  __wasi_oflags_t oflags;
  __wasi_rights_t rights;
};

struct outcome {
  __wasi_errno_t error;
  int has_file;
  __wasi_filestat_t file;
  char target[256];
};

static const __wasi_rights_t all_rights = 0x3fffffff;

static __wasi_errno_t open_file(__wasi_fd_t base, const struct call* call, __wasi_fd_t* opened) {
  return __wasi_path_open(base, call->lookup, call->path, call->oflags, call->rights, all_rights, 0, opened);
}

static void make_call(__wasi_fd_t base, const struct call* call, struct outcome* outcome) {
  const char* name = call->name;
  outcome->has_file = 0;
  outcome->target[0] = '\0';
  if (!strcmp(name, "open")) {
    __wasi_fd_t opened;
    outcome->error = open_file(base, call, &opened);
    if (outcome->error)
      return;
    outcome->has_file = !__wasi_fd_filestat_get(opened, &outcome->file);
    (void)!__wasi_fd_close(opened);
  } else if (!strcmp(name, "stat")) {
    outcome->error = __wasi_path_filestat_get(base, call->lookup, call->path, &outcome->file);
    outcome->has_file = !outcome->error;
  } else if (!strcmp(name, "times")) {
    outcome->error = __wasi_path_filestat_set_times(base, call->lookup, call->path, 1000000000, 2000000000,
                                                    __WASI_FSTFLAGS_ATIM | __WASI_FSTFLAGS_MTIM);
  } else if (!strcmp(name, "mkdir")) {
    outcome->error = __wasi_path_create_directory(base, call->path);
  } else if (!strcmp(name, "rmdir")) {
    outcome->error = __wasi_path_remove_directory(base, call->path);
  } else if (!strcmp(name, "unlink")) {
    outcome->error = __wasi_path_unlink_file(base, call->path);
  } else if (!strcmp(name, "rename")) {
    outcome->error = __wasi_path_rename(base, call->path, base, call->other);
  } else if (!strcmp(name, "link")) {
    outcome->error = __wasi_path_link(base, call->lookup, call->path, base, call->other);
  } else if (!strcmp(name, "symlink")) {
    outcome->error = __wasi_path_symlink(call->other, base, call->path);
  } else if (!strcmp(name, "readlink")) {
    __wasi_size_t length = 0;
    outcome->error = __wasi_path_readlink(base, call->path, (uint8_t*)outcome->target,
                                          sizeof outcome->target - 1, &length);
    outcome->target[outcome->error ? 0 : length] = '\0';
  } else {
    fprintf(stderr, "no call %s\n", name);
    exit(2);
  }
}

// So that there is something to do the next time, too.
static void undo(__wasi_fd_t base, const struct call* call) {
  struct call inverse = *call;
  struct outcome outcome;
  if (!strcmp(call->name, "mkdir")) {
    inverse.name = "rmdir";
  } else if (!strcmp(call->name, "rmdir")) {
    inverse.name = "mkdir";
  } else if (!strcmp(call->name, "symlink")) {
    inverse.name = "unlink";
  } else if (!strcmp(call->name, "link")) {
    inverse.name = "unlink", inverse.path = call->other;
  } else if (!strcmp(call->name, "rename")) {
    inverse.path = call->other, inverse.other = call->path;
  } else if (!strcmp(call->name, "unlink")) {
    inverse.name = "open", inverse.oflags = __WASI_OFLAGS_CREAT, inverse.rights = __WASI_RIGHTS_FD_WRITE;
  } else {
    return;
  }
  make_call(base, &inverse, &outcome);
}

static void print_outcome(const struct call* call, const struct outcome* outcome) {
  printf("%d", outcome->error);
  if (outcome->has_file)
    printf(" %llu %d", (unsigned long long)outcome->file.ino, outcome->file.filetype);
  if (!strcmp(call->name, "readlink"))
    printf(" %s", outcome->target);
  printf("\n");
}

static void repeat(__wasi_fd_t base, const struct call* call, __wasi_timestamp_t duration) {
  unsigned long counts[errno_count] = {0};
  __wasi_inode_t inodes[inode_limit];
  int inode_count = 0;
  __wasi_timestamp_t begin, now;
  struct outcome outcome;
  (void)!__wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 1, &begin);
  do {
    for (int i = 0; i < 100; i++) {
      make_call(base, call, &outcome);
      counts[outcome.error]++;
      if (!outcome.error)
        undo(base, call);
      int known = !outcome.has_file || inode_count == inode_limit;
      for (int k = 0; k < inode_count; k++)
        known |= inodes[k] == outcome.file.ino;
      if (!known)
        inodes[inode_count++] = outcome.file.ino;
    }
    (void)!__wasi_clock_time_get(__WASI_CLOCKID_MONOTONIC, 1, &now);
  } while (now - begin < duration);
  for (int error = 0; error < errno_count; error++)
    if (counts[error])
      printf("%d:%lu ", error, counts[error]);
  printf("inodes");
  for (int k = 0; k < inode_count; k++)
    printf(" %llu", (unsigned long long)inodes[k]);
  printf("\n");
  fflush(stdout);
}

int main(int argc, char** argv) {
  static char line[20000];
  while (fgets(line, sizeof line, stdin)) {
    char *fields[field_count], *rest = line;
    line[strcspn(line, "\n")] = '\0';
    for (int i = 0; i < field_count; i++) {
      fields[i] = rest ? rest : "";
      if (rest && (rest = strchr(rest, '\t')))
        *rest++ = '\0';
    }
    const struct call call = {fields[0],
                              fields[1],
                              fields[5],
                              fields[6],
                              atoi(fields[2]),
                              atoi(fields[3]),
                              strtoull(fields[4], 0, 10)};
    const struct call base_call = {"",
                                   "open",
                                   call.directory,
                                   "",
                                   0,
                                   __WASI_OFLAGS_DIRECTORY,
                                   all_rights &
                                       ~__WASI_RIGHTS_FD_WRITE}; // no directory is opened for writing
    __wasi_fd_t base;
    if (open_file(preopen, &base_call, &base)) {
      printf("no directory %s\n", call.directory);
      return 1;
    }
    if (argc > 1) {
      repeat(base, &call, atoi(argv[1]) * 1000000ull);
    } else {
      struct outcome outcome;
      make_call(base, &call, &outcome);
      print_outcome(&call, &outcome);
    }
    (void)!__wasi_fd_close(base);
  }
  return 0;
}
