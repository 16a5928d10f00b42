#include "driver/process_guards.hpp"

#include "compiler/support/alternate_stack.hpp"
#include "compiler/support/message_format.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <initializer_list>
#include <new>
#include <unistd.h>

namespace ingot::driver {

namespace {

const char* description(int signal) {
  switch (signal) {
  case SIGSEGV:
    return "segmentation fault";
  case SIGABRT:
    return "abort";
  case SIGBUS:
    return "bus error";
  case SIGILL:
    return "illegal instruction";
  default:
    return "arithmetic error";
  }
}

// Nothing has been published at this point, and files in memory vanish by themselves, so there is nothing to
// clean up.
void handle_crash(int signal) {
  end_process({"internal error (", description(signal), "); please report it with the input"});
}

#if __has_feature(address_sanitizer)
constexpr bool address_sanitizer = true;
#else
constexpr bool address_sanitizer = false;
#endif

void handle_exhausted_memory() { end_process({"out of memory"}); }

// A standard file that the caller left closed: to read or write it fails as before (O_PATH), but no other
// file can take its number. `ingot run` passes it on closed.
void occupy_standard_files() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) < 0 && ::open("/", O_PATH | O_CLOEXEC) < 0)
      ::_exit(1);
  }
}

// A write beyond the file size limit or to a closed pipe is to fail, not to kill; and a caller that ignores
// SIGCHLD would keep us from learning how the linker ended (wait(2)).
struct InheritedSignal {
  int signal;
  sighandler_t our_action;
  sighandler_t callers_action = SIG_DFL;
};

InheritedSignal inherited_signals[] = {{SIGXFSZ, SIG_IGN}, {SIGPIPE, SIG_IGN}, {SIGCHLD, SIG_DFL}};

void handle_crashes() {
  // On a stack of their own: the crash may be the exhaustion of the other one.
  static const AlternateStack handler_stack;

  struct sigaction action{};
  action.sa_handler = handle_crash;
  action.sa_flags = SA_ONSTACK;
  for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE})
    ::sigaction(signal, &action, nullptr);
}

} // namespace

void guard_process() {
  occupy_standard_files();
  if (!address_sanitizer) // which has better reports
    handle_crashes();
  std::set_new_handler(handle_exhausted_memory);
  for (InheritedSignal& inherited : inherited_signals)
    inherited.callers_action = std::signal(inherited.signal, inherited.our_action);
}

void restore_signals() {
  for (const InheritedSignal& inherited : inherited_signals)
    std::signal(inherited.signal, inherited.callers_action);
}

} // namespace ingot::driver
