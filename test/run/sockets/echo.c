// A server as one writes it in C: it waits with poll, accepts all there are, sends back what it gets, and
// outlives what its clients do to it: leave without a word, hang up while they are answered, reset the
// connection. More of them come than it has descriptors for; each that goes gives its own back.
//
// REQUIRES: wasi-libc
// RUN: rm -rf %t && mkdir -p %t
// RUN: %clang --target=wasm32-wasi -O2 %s -o %t/echo.wasm
// RUN: %python %S/Inputs/check_echo.py %t/echo.wasm %t/echo %run
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { listening = 3, most_clients = 200 };

static struct pollfd polled[1 + most_clients] = {{.fd = listening, .events = POLLIN}};
static int polled_count = 1, accepted;

static void accept_all(void) {
  while (polled_count <= most_clients) {
    struct sockaddr address;
    socklen_t length = sizeof address;
    const int client = accept(listening, &address, &length);
    if (client < 0) {
      if (errno != EAGAIN && errno != ECONNABORTED)
        perror("accept");
      return;
    }
    accepted++;
    polled[polled_count++] = (struct pollfd){.fd = client, .events = POLLIN};
  }
}

// Whether the client stays.
static int answer(int client) {
  static char buffer[4096];
  const ssize_t received = recv(client, buffer, sizeof buffer, 0);
  if (received < 0 && errno != ECONNRESET)
    perror("recv");
  if (received <= 0)
    return 0;
  if (received == 4 && memcmp(buffer, "quit", 4) == 0) {
    printf("%d connections\n", accepted);
    polled[0].fd = -1;
  }
  for (ssize_t sent = 0; sent < received;) {
    const ssize_t count = send(client, buffer + sent, received - sent, 0);
    if (count < 0) {
      if (errno != ECONNRESET && errno != EPIPE)
        perror("send");
      return 0;
    }
    sent += count;
  }
  return 1;
}

int main(void) {
  if (fcntl(listening, F_SETFL, O_NONBLOCK) < 0)
    perror("fcntl");
  printf("ready\n");
  fflush(stdout);
  while (polled[0].fd >= 0) {
    if (poll(polled, polled_count, -1) < 0)
      perror("poll");
    for (int i = polled_count - 1; i > 0; i--)
      if (polled[i].revents != 0 && !answer(polled[i].fd)) {
        close(polled[i].fd);
        polled[i] = polled[--polled_count];
      }
    if (polled[0].revents != 0)
      accept_all();
  }
  return 0;
}
