// What a guest does must not reach the host's process: a write to a closed pipe or beyond the limit of files
// brings no signal, to raise one ends the guest at most, exhausting the stack in the middle of WASI leaves
// nothing locked, and nothing is confined.
//
// REQUIRES: wasi-libc
// RUN: rm -rf %t.dir && mkdir -p %t.dir/granted
// RUN: %clang --target=wasm32-wasi -mexec-model=reactor -O1 %S/Inputs/reactor.c -o %t.dir/reactor.wasm
// RUN: ingot %t.dir/reactor.wasm --wasi=link --emit=header -o %t.dir/reactor.h
// RUN: ingot %t.dir/reactor.wasm --wasi=link --emit=lib -o %t.dir/reactor.a
// RUN: gcc -std=gnu11 -Wall -Wextra -Werror -I %t.dir %s %t.dir/reactor.a -o %t
// RUN: %t %t.dir/granted
#include "Inputs/check.h"
#include "reactor.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

enum { wasi_fbig = 22, wasi_pipe = 64, wasi_inval = 28, wasi_notsup = 58 };

static void check_signals(int blocked_pipe, int pending_pipe) {
  sigset_t blocked, pending;
  sigprocmask(SIG_BLOCK, NULL, &blocked);
  sigpending(&pending);
  CHECK(sigismember(&blocked, SIGPIPE) == blocked_pipe && !sigismember(&blocked, SIGXFSZ));
  CHECK(sigismember(&pending, SIGPIPE) == pending_pipe && !sigismember(&pending, SIGXFSZ));
  struct sigaction action;
  sigaction(SIGPIPE, NULL, &action);
  CHECK(action.sa_handler == SIG_DFL);
}

int main(int argc, char** argv) {
  int ends[2];
  CHECK(argc == 2 && pipe(ends) == 0);
  const ingot_directory directory = {argv[1], "/", 0};
  ingot_wasi granted = {0};
  granted.directories = &directory;
  granted.directory_count = 1;
  granted.standard_output.is_granted = 1;
  granted.standard_output.descriptor = ends[1];
  const ingot_configuration configuration = {.wasi = &granted, .stack_size = 256 << 10};
  reactor_instance* guest = NULL;
  CHECK(reactor_create(&configuration, &guest) == INGOT_RETURNED);

  // The host's own duplicate may be closed.
  int32_t error = -1;
  close(ends[1]);
  CHECK(reactor_write_text(guest, 1, &error) == INGOT_RETURNED && error == 0);
  close(ends[0]);
  CHECK(reactor_write_text(guest, 1, &error) == INGOT_RETURNED && error == wasi_pipe);
  check_signals(0, 0);

  // A host that has the signal blocked keeps it so, and finds it pending only if it was before.
  sigset_t pipe_signal;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  sigprocmask(SIG_BLOCK, &pipe_signal, NULL);
  CHECK(reactor_write_text(guest, 1, &error) == INGOT_RETURNED && error == wasi_pipe);
  check_signals(1, 0);
  raise(SIGPIPE);
  CHECK(reactor_write_text(guest, 1, &error) == INGOT_RETURNED && error == wasi_pipe);
  check_signals(1, 1);
  const struct timespec at_once = {0, 0};
  CHECK(sigtimedwait(&pipe_signal, NULL, &at_once) == SIGPIPE);
  sigprocmask(SIG_UNBLOCK, &pipe_signal, NULL);

  const struct rlimit limit = {10000, RLIM_INFINITY};
  setrlimit(RLIMIT_FSIZE, &limit);
  CHECK(reactor_write_file(guest, 100000, &error) == INGOT_RETURNED && error == wasi_fbig);
  CHECK(reactor_write_file(guest, 100, &error) == INGOT_RETURNED && error == wasi_fbig);
  check_signals(0, 0);

  // SIGPIPE and SIGCHLD do nothing, SIGSTOP cannot be, SIGKILL and SIGABRT end the guest's call.
  CHECK(reactor_raise(guest, 13, &error) == INGOT_RETURNED && error == 0);
  CHECK(reactor_raise(guest, 16, &error) == INGOT_RETURNED && error == 0);
  CHECK(reactor_raise(guest, 18, &error) == INGOT_RETURNED && error == wasi_notsup);
  CHECK(reactor_raise(guest, 31, &error) == INGOT_RETURNED && error == wasi_inval);
  CHECK(reactor_exit_code(guest) == 0);
  CHECK(reactor_raise(guest, 9, &error) == INGOT_EXITED && reactor_exit_code(guest) == 128 + SIGKILL);
  CHECK(reactor_raise(guest, 30, &error) == INGOT_EXITED && reactor_exit_code(guest) == 128 + SIGSYS);
  CHECK(reactor_quit(guest, -1) == INGOT_EXITED && reactor_exit_code(guest) == UINT32_MAX);

  // However much of the stack is left when a function of WASI is called, it is a trap before it begins, or
  // nothing of it: no number is taken for good, and nothing stays locked.
  int32_t deepest = 0;
  for (int32_t step = 1 << 16; step > 0; step /= 2)
    deepest += reactor_open_at_depth(guest, deepest + step, &error) == INGOT_RETURNED ? step : 0;
  CHECK(deepest > 100);
  for (int32_t depth = deepest - 10; depth < deepest + 3000; depth++) {
    const ingot_outcome outcome = reactor_open_at_depth(guest, depth, &error);
    CHECK(depth <= deepest ? outcome == INGOT_RETURNED : outcome == INGOT_TRAP_STACK_EXHAUSTED);
    CHECK(reactor_open_at_depth(guest, 1, &error) == INGOT_RETURNED && error == 4);
    check_signals(0, 0);
  }
  reactor_destroy(guest);

  CHECK(prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 0 && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0);
  return 0;
}
