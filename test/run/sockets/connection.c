// Sockets that the program was granted to listen at: their descriptors come behind those of the directories,
// they can be waited for and connections to them be accepted, and with a connection everything that WASI has
// for one works. At start it is said in one line why a socket cannot listen.
//
// REQUIRES: wasi-libc
// RUN: rm -rf %t && mkdir -p %t/granted
// RUN: %clang --target=wasm32-wasi -O1 %s -o %t/guest.wasm
// RUN: ingot -O0 --grants=runtime --dir %t/granted::/ %t/guest.wasm -o %t/guest
// RUN: %python %S/Inputs/check_connection.py %run %t/guest
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wasi/api.h>

enum { directory = 3, first_listening = 4 };

static int step;

static void expect(int got, int expected) {
  step++;
  if (got != expected)
    printf("step %d: %d instead of %d\n", step, got, expected);
}

static __wasi_errno_t wait_for(int fd, int type, __wasi_event_t* event) {
  const __wasi_subscription_t subscription = {.u = {.tag = type, .u = {.fd_read = {fd}}}};
  __wasi_size_t count;
  return __wasi_poll_oneoff(&subscription, event, 1, &count);
}

static uint8_t buffer[100];
static const __wasi_iovec_t two[2] = {{buffer, 2}, {buffer + 2, 98}};
static const __wasi_iovec_t five = {buffer, 5}, whole = {buffer, 100};
static const __wasi_ciovec_t answer = {(const uint8_t*)"answer", 6};

static void check_listening(int listening) {
  __wasi_fdstat_t status;
  __wasi_prestat_t prestat;
  __wasi_fd_t connection;
  __wasi_size_t size;
  expect(__wasi_fd_prestat_get(listening, &prestat), __WASI_ERRNO_BADF);
  expect(__wasi_fd_fdstat_get(listening, &status), 0);
  expect(status.fs_filetype, __WASI_FILETYPE_SOCKET_STREAM);
  // With a socket that listens nothing else can be done.
  expect(__wasi_sock_send(listening, &answer, 1, 0, &size), __WASI_ERRNO_NOTCAPABLE);
  expect(__wasi_sock_shutdown(listening, __WASI_SDFLAGS_RD), __WASI_ERRNO_NOTCAPABLE);
  expect(__wasi_sock_accept(listening, __WASI_FDFLAGS_APPEND, &connection), __WASI_ERRNO_INVAL);
  expect(__wasi_fd_fdstat_set_flags(listening, __WASI_FDFLAGS_NONBLOCK), 0);
  expect(__wasi_sock_accept(listening, 0, &connection), __WASI_ERRNO_AGAIN);
}

static void check_connection(int listening, int expected_connection) {
  __wasi_fdstat_t status;
  __wasi_filestat_t filestat;
  __wasi_event_t event;
  __wasi_fd_t connection = 0, other;
  __wasi_size_t size;
  __wasi_roflags_t flags;
  __wasi_filesize_t position;
  expect(wait_for(listening, __WASI_EVENTTYPE_FD_READ, &event), 0);
  expect(__wasi_sock_accept(listening, __WASI_FDFLAGS_NONBLOCK, &connection), 0);
  expect(connection, expected_connection);
  expect(__wasi_fd_fdstat_get(connection, &status), 0);
  expect(status.fs_filetype, __WASI_FILETYPE_SOCKET_STREAM);
  expect(status.fs_flags, __WASI_FDFLAGS_NONBLOCK);
  expect(status.fs_rights_inheriting == 0, 1);
  expect(__wasi_fd_fdstat_set_flags(connection, 0), 0);
  expect(__wasi_fd_filestat_get(connection, &filestat), 0);
  expect(filestat.filetype, __WASI_FILETYPE_SOCKET_STREAM);
  expect(__wasi_sock_accept(connection, 0, &other), __WASI_ERRNO_NOTCAPABLE);
  expect(__wasi_fd_tell(connection, &position), __WASI_ERRNO_NOTCAPABLE);

  // "hello world": looked at, waited for, read in two ways.
  expect(__wasi_sock_recv(connection, &whole, 1, __WASI_RIFLAGS_RECV_PEEK, &size, &flags), 0);
  expect(__wasi_sock_recv(connection, &five, 1, __WASI_RIFLAGS_RECV_WAITALL, &size, &flags), 0);
  expect(size, 5);
  expect(flags, 0);
  expect(memcmp(buffer, "hello", 5), 0);
  expect(wait_for(connection, __WASI_EVENTTYPE_FD_READ, &event), 0);
  expect(event.fd_readwrite.nbytes, 6);
  expect(__wasi_fd_read(connection, two, 2, &size), 0);
  expect(size, 6);
  expect(memcmp(buffer, " world", 6), 0);
  expect(__wasi_fd_fdstat_set_flags(connection, __WASI_FDFLAGS_NONBLOCK), 0);
  expect(__wasi_sock_recv(connection, &whole, 1, 0, &size, &flags), __WASI_ERRNO_AGAIN);
  expect(__wasi_fd_read(connection, &whole, 1, &size), __WASI_ERRNO_AGAIN);
  expect(__wasi_sock_recv(connection, &whole, 1, 4, &size, &flags), __WASI_ERRNO_INVAL);
  expect(__wasi_sock_send(connection, &answer, 1, 1, &size), __WASI_ERRNO_INVAL);

  expect(wait_for(connection, __WASI_EVENTTYPE_FD_WRITE, &event), 0);
  expect(__wasi_sock_send(connection, &answer, 1, 0, &size), 0);
  expect(size, 6);
  expect(__wasi_fd_write(connection, &answer, 1, &size), 0);
  expect(__wasi_sock_shutdown(connection, 0), __WASI_ERRNO_INVAL);
  expect(__wasi_sock_shutdown(connection, __WASI_SDFLAGS_WR), 0);
  // The other side sees the end and closes: the end comes here, and after that an error, but no signal.
  expect(wait_for(connection, __WASI_EVENTTYPE_FD_READ, &event), 0);
  expect(__wasi_sock_recv(connection, &whole, 1, 0, &size, &flags), 0);
  expect(size, 0);
  expect(__wasi_sock_send(connection, &answer, 1, 0, &size), __WASI_ERRNO_PIPE);
  expect(__wasi_fd_write(connection, &answer, 1, &size), __WASI_ERRNO_PIPE);
  expect(__wasi_fd_close(connection), 0);
  expect(__wasi_fd_close(listening), 0);
  expect(__wasi_sock_accept(listening, 0, &connection), __WASI_ERRNO_BADF);
}

int main(int argc, char** argv) {
  const int listeners = argc > 1 ? atoi(argv[1]) : 0;
  __wasi_fdstat_t status;
  __wasi_prestat_t prestat;
  __wasi_fd_t connection;
  expect(__wasi_fd_prestat_get(directory, &prestat), 0);
  expect(__wasi_sock_accept(directory, 0, &connection), __WASI_ERRNO_NOTSOCK);
  expect(__wasi_fd_fdstat_get(first_listening + listeners, &status), __WASI_ERRNO_BADF);
  for (int i = 0; i < listeners; i++)
    check_listening(first_listening + i);
  printf("ready\n"); // to whoever will connect
  fflush(stdout);
  // The first connection gets the number behind the listeners, the second one that of the first listener.
  for (int i = 0; i < listeners; i++)
    check_connection(first_listening + i, i == 0 ? first_listening + listeners : first_listening);
  printf("%d steps\n", step);
  return 0;
}
