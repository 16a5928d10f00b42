// The guest of failing_calls.py --connect: makes every call on sockets, goes on whatever fails, and says what
// came of each step: "STEP ERRNO[ COUNT]" on a line, to standard output and to the file `report`. Its client
// sends "hello world", waits for the end of the answer, and closes.
#include <stdio.h>
#include <wasi/api.h>

enum { directory = 3, listening = 4 };

static char report[4096];
static size_t report_length;

static int note(const char* step, __wasi_errno_t error) {
  report_length += snprintf(report + report_length, sizeof report - report_length, "%s %d\n", step, error);
  return error == 0;
}

static void note_count(const char* step, __wasi_errno_t error, size_t count) {
  report_length +=
      snprintf(report + report_length, sizeof report - report_length, "%s %d %zu\n", step, error, count);
}

static void wait_for(const char* step, int fd, int type) {
  const __wasi_subscription_t subscription = {.u = {.tag = type, .u = {.fd_read = {fd}}}};
  __wasi_event_t event;
  __wasi_size_t count;
  note(step, __wasi_poll_oneoff(&subscription, &event, 1, &count));
}

static void use(__wasi_fd_t connection) {
  static uint8_t buffer[100];
  const __wasi_iovec_t five = {buffer, 5}, six = {buffer + 5, 6};
  const __wasi_ciovec_t answer = {(const uint8_t*)"answer", 6};
  __wasi_size_t size = 0;
  __wasi_roflags_t flags;
  __wasi_fdstat_t fdstat;
  __wasi_filestat_t filestat;
  note("fdstat", __wasi_fd_fdstat_get(connection, &fdstat));
  note("filestat", __wasi_fd_filestat_get(connection, &filestat));
  wait_for("wait for data", connection, __WASI_EVENTTYPE_FD_READ);
  note("peek", __wasi_sock_recv(connection, &five, 1, __WASI_RIFLAGS_RECV_PEEK, &size, &flags));
  // What failed has read nothing, and is there the second time.
  if (!note("receive", __wasi_sock_recv(connection, &five, 1, __WASI_RIFLAGS_RECV_WAITALL, &size, &flags)))
    (void)!__wasi_sock_recv(connection, &five, 1, __WASI_RIFLAGS_RECV_WAITALL, &size, &flags);
  if (!note("read", __wasi_fd_read(connection, &six, 1, &size)))
    (void)!__wasi_fd_read(connection, &six, 1, &size);
  buffer[11] = '\0';
  note_count("what was received is there", __builtin_strcmp((char*)buffer, "hello world"), size);
  wait_for("wait for room", connection, __WASI_EVENTTYPE_FD_WRITE);
  note("send", __wasi_sock_send(connection, &answer, 1, 0, &size));
  note("write", __wasi_fd_write(connection, &answer, 1, &size));
  // Without it the client would wait for ever, if the descriptor is not closed either.
  if (!note("shutdown", __wasi_sock_shutdown(connection, __WASI_SDFLAGS_WR)))
    (void)!__wasi_sock_shutdown(connection, __WASI_SDFLAGS_WR);
  note("close", __wasi_fd_close(connection));
}

static void hand_in(__wasi_fd_t fd) {
  const __wasi_ciovec_t whole = {(const uint8_t*)report, report_length};
  __wasi_size_t size;
  if (__wasi_fd_write(fd, &whole, 1, &size))
    (void)!__wasi_fd_write(fd, &whole, 1, &size);
}

int main(void) {
  __wasi_fd_t connection, file;
  note("set flags", __wasi_fd_fdstat_set_flags(listening, 0));
  wait_for("wait for a connection", listening, __WASI_EVENTTYPE_FD_READ);
  if (note("accept", __wasi_sock_accept(listening, 0, &connection)) ||
      note("accept again", __wasi_sock_accept(listening, 0, &connection)))
    use(connection);
  hand_in(1);
  if (__wasi_path_open(directory, 0, "report", __WASI_OFLAGS_CREAT | __WASI_OFLAGS_TRUNC,
                       __WASI_RIGHTS_FD_WRITE, 0, 0, &file) == 0 ||
      __wasi_path_open(directory, 0, "report", __WASI_OFLAGS_CREAT | __WASI_OFLAGS_TRUNC,
                       __WASI_RIGHTS_FD_WRITE, 0, 0, &file) == 0)
    hand_in(file);
  return 0;
}
