// The guest of failing_calls.py: does a little of everything that ends in a system call, goes on whatever
// fails, and says what came of each step: "STEP ERRNO[ COUNT]" on a line. The report goes to standard output
// and to the file `report`.
#include <stdio.h>
#include <string.h>
#include <wasi/api.h>

enum { directory = 3, chunk = 1500, chunks = 4 };

static char report[8192];
static size_t report_length;

static int note(const char* step, __wasi_errno_t error) {
  report_length += snprintf(report + report_length, sizeof report - report_length, "%s %d\n", step, error);
  return error == 0;
}

static void note_count(const char* step, __wasi_errno_t error, size_t count) {
  report_length +=
      snprintf(report + report_length, sizeof report - report_length, "%s %d %zu\n", step, error, count);
}

static const __wasi_rights_t file_rights =
    __WASI_RIGHTS_FD_READ | __WASI_RIGHTS_FD_WRITE | __WASI_RIGHTS_FD_SEEK | __WASI_RIGHTS_FD_SYNC |
    __WASI_RIGHTS_FD_DATASYNC | __WASI_RIGHTS_FD_ALLOCATE | __WASI_RIGHTS_FD_FILESTAT_GET |
    __WASI_RIGHTS_FD_FILESTAT_SET_SIZE | __WASI_RIGHTS_FD_FILESTAT_SET_TIMES |
    __WASI_RIGHTS_FD_FDSTAT_SET_FLAGS | __WASI_RIGHTS_FD_ADVISE | __WASI_RIGHTS_POLL_FD_READWRITE;

// Until all is written or an error comes; how much was.
static __wasi_errno_t write_all(__wasi_fd_t fd, const char* bytes, size_t size, size_t* written) {
  *written = 0;
  while (*written < size) {
    const __wasi_ciovec_t rest = {(const uint8_t*)bytes + *written, size - *written};
    __wasi_size_t count = 0;
    const __wasi_errno_t error = __wasi_fd_write(fd, &rest, 1, &count);
    if (error || count == 0)
      return error;
    *written += count;
  }
  return 0;
}

static void use_file(__wasi_fd_t fd) {
  static char data[chunks * chunk];
  static uint8_t back[2 * chunks * chunk];
  size_t total = 0, written;
  __wasi_filesize_t position;
  __wasi_filestat_t status;
  __wasi_fdstat_t fdstat;
  __wasi_size_t count = 0, size = 0;
  for (size_t i = 0; i < sizeof data; i++)
    data[i] = 'a' + i % 23;
  for (int i = 0; i < chunks; i++) {
    const __wasi_errno_t error =
        write_all(fd, data + total, sizeof data / chunks * (i + 1) - total, &written);
    note_count("write", error, written);
    total += written;
  }
  note("sync", __wasi_fd_sync(fd));
  note("datasync", __wasi_fd_datasync(fd));
  note("tell", __wasi_fd_tell(fd, &position));
  if (!note("seek", __wasi_fd_seek(fd, 0, __WASI_WHENCE_SET, &position)))
    (void)!__wasi_fd_seek(fd, 0, __WASI_WHENCE_SET, &position);
  for (;;) { // until the end, or an error: which is then tried once more, as nothing may have been read of it
    const __wasi_iovec_t rest = {back + size, sizeof back - size};
    __wasi_errno_t error = __wasi_fd_read(fd, &rest, 1, &count);
    note("read", error);
    if (error)
      error = __wasi_fd_read(fd, &rest, 1, &count);
    if (error || count == 0)
      break;
    size += count;
  }
  note_count("what was written is there", size != total || memcmp(back, data, size), total);
  note("pread", __wasi_fd_pread(fd, &(__wasi_iovec_t){back, 10}, 1, 0, &count));
  note("pwrite", __wasi_fd_pwrite(fd, &(__wasi_ciovec_t){(uint8_t*)data, 10}, 1, 0, &count));
  note("fdstat", __wasi_fd_fdstat_get(fd, &fdstat));
  note("set flags", __wasi_fd_fdstat_set_flags(fd, __WASI_FDFLAGS_APPEND));
  note("filestat", __wasi_fd_filestat_get(fd, &status));
  note("times", __wasi_fd_filestat_set_times(fd, 1, 1, __WASI_FSTFLAGS_ATIM | __WASI_FSTFLAGS_MTIM));
  note("allocate", __wasi_fd_allocate(fd, 0, 10));
  note("set size", __wasi_fd_filestat_set_size(fd, total));
  note("advise", __wasi_fd_advise(fd, 0, 10, __WASI_ADVICE_SEQUENTIAL));
}

static void use_entries(void) {
  uint8_t buffer[4096];
  __wasi_size_t size;
  __wasi_filestat_t status;
  note("mkdir", __wasi_path_create_directory(directory, "made"));
  note("symlink", __wasi_path_symlink("data", directory, "made/link"));
  note("readlink", __wasi_path_readlink(directory, "made/link", buffer, sizeof buffer, &size));
  note("link", __wasi_path_link(directory, 0, "data", directory, "made/linked"));
  note("rename", __wasi_path_rename(directory, "made/linked", directory, "made/renamed"));
  note("status", __wasi_path_filestat_get(directory, 1, "made/renamed", &status));
  note("path times",
       __wasi_path_filestat_set_times(directory, 0, "made/renamed", 1, 1, __WASI_FSTFLAGS_MTIM));
  note("readdir", __wasi_fd_readdir(directory, buffer, sizeof buffer, 0, &size));
  note("unlink", __wasi_path_unlink_file(directory, "made/renamed"));
  (void)!__wasi_path_unlink_file(directory, "made/renamed");
  note("unlink link", __wasi_path_unlink_file(directory, "made/link"));
  (void)!__wasi_path_unlink_file(directory, "made/link");
  (void)!__wasi_path_unlink_file(directory, "made/linked");
  note("rmdir", __wasi_path_remove_directory(directory, "made"));
}

static void use_the_rest(void) {
  uint8_t random[16];
  __wasi_timestamp_t time;
  __wasi_event_t events[2];
  __wasi_size_t count;
  const __wasi_subscription_t subscriptions[2] = {
      {.u = {.tag = __WASI_EVENTTYPE_CLOCK,
             .u = {.clock = {.id = __WASI_CLOCKID_MONOTONIC, .timeout = 2000000}}}}};
  note("random", __wasi_random_get(random, sizeof random));
  note("time", __wasi_clock_time_get(__WASI_CLOCKID_REALTIME, 1, &time));
  note("resolution", __wasi_clock_res_get(__WASI_CLOCKID_REALTIME, &time));
  note("poll", __wasi_poll_oneoff(subscriptions, events, 1, &count));
  note("yield", __wasi_sched_yield());
}

// An error is not the end: what failed is tried once more, with the error in the report.
static void hand_in(__wasi_fd_t fd, const char* step) {
  size_t written;
  __wasi_errno_t error = write_all(fd, report, report_length, &written);
  if (error && note(step, error) == 0) {
    size_t more;
    (void)!write_all(fd, report + written, report_length - written, &more);
  }
}

int main(void) {
  __wasi_fd_t fd;
  const __wasi_errno_t error = __wasi_path_open(
      directory, 0, "data", __WASI_OFLAGS_CREAT | __WASI_OFLAGS_TRUNC, file_rights, 0, 0, &fd);
  note("open", error);
  if (!error) {
    use_file(fd);
    note("close", __wasi_fd_close(fd));
  }
  use_entries();
  use_the_rest();
  hand_in(1, "report");
  if (__wasi_path_open(directory, 0, "report", __WASI_OFLAGS_CREAT | __WASI_OFLAGS_TRUNC,
                       __WASI_RIGHTS_FD_WRITE, 0, 0, &fd) == 0 ||
      __wasi_path_open(directory, 0, "report", __WASI_OFLAGS_CREAT | __WASI_OFLAGS_TRUNC,
                       __WASI_RIGHTS_FD_WRITE, 0, 0, &fd) == 0)
    hand_in(fd, "report file");
  return 0;
}
