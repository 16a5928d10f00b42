#include "program.hpp"

#include "compiler/support/escape.hpp"
#include "compiler/support/result.hpp"
#include "test/spec/harness/commands.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ingot::spec {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int exit_cannot_execute = 126;

// In the child: never returns.
[[noreturn]] void execute(const MemoryFile& program, const std::vector<std::string>& prefix, int output,
                          int messages) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(messages, STDERR_FILENO);
  if (prefix.empty()) {
    char name[] = "script";
    char* const arguments[] = {name, nullptr};
    ::fexecve(program.descriptor(), arguments, ::environ);
  } else {
    ::fcntl(program.descriptor(), F_SETFD, 0); // the emulator opens it by path
    const std::string path = program.path();
    std::vector<char*> arguments;
    for (const std::string& word : prefix)
      arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(const_cast<char*>(path.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
  }
  const char* const reason = std::strerror(errno);
  if (::write(STDERR_FILENO, reason, std::strlen(reason)) < 0)
    ::_exit(exit_cannot_execute);
  ::_exit(exit_cannot_execute);
}

// What the program wrote until it ended; nothing more if that takes too long.
struct Output {
  std::string text;
  bool is_in_time = false;
};

Output read_until(int pipe, Clock::time_point deadline) {
  Output output;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd ready{.fd = pipe, .events = POLLIN, .revents = 0};
    const int count = left <= 0 ? 0 : ::poll(&ready, 1, static_cast<int>(left));
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return output;
    char buffer[65536];
    const ssize_t size = ::read(pipe, buffer, sizeof buffer);
    if (size < 0 && errno == EINTR)
      continue;
    if (size <= 0) {
      output.is_in_time = true;
      return output;
    }
    output.text.append(buffer, static_cast<std::size_t>(size));
  }
}

std::string describe_end(int status, const std::string& messages) {
  std::string text = WIFSIGNALED(status)
                         ? fmt::format("the program was ended by signal {} ({})", WTERMSIG(status),
                                       ::strsignal(WTERMSIG(status)))
                         : fmt::format("the program ended itself with status {}", WEXITSTATUS(status));
  return messages.empty() ? text : fmt::format("{}: {}", text, escape(messages));
}

std::string text_of(MemoryFile& file) {
  const Result<Bytes> bytes = file.bytes();
  if (!bytes)
    return {};
  std::string text(bytes->begin(), bytes->end());
  while (text.ends_with('\n'))
    text.pop_back();
  return text;
}

} // namespace

void run_program(const MemoryFile& program, const std::vector<std::string>& prefix, unsigned timeout_seconds,
                 const std::vector<std::uint32_t>& assertion_lines, Findings& findings) {
  const auto give_up = [&](const std::string& why, std::size_t executed) {
    if (executed >= assertion_lines.size())
      return findings.fail_command(0, why);
    const std::size_t rest = assertion_lines.size() - executed;
    findings.fail(assertion_lines[executed],
                  rest == 1 ? why
                            : fmt::format("{}; {} assertions behind it were not executed", why, rest - 1));
    findings.fail_rest(rest - 1);
  };

  Result<MemoryFile> messages = MemoryFile::create();
  int pipe[2];
  if (!messages || ::pipe2(pipe, O_CLOEXEC) != 0)
    return give_up("cannot run the program: no file or pipe can be made", 0);
  const pid_t child = ::fork();
  if (child == 0)
    execute(program, prefix, pipe[1], messages->descriptor());
  ::close(pipe[1]);
  if (child < 0) {
    ::close(pipe[0]);
    return give_up(system_failure("run the program", errno).message, 0);
  }
  const Output output = read_until(pipe[0], Clock::now() + std::chrono::seconds(timeout_seconds));
  ::close(pipe[0]);
  if (!output.is_in_time)
    ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }

  // The program's last words may be cut short; they are passed on up to the last whole mark.
  std::string_view marks = output.text;
  const bool is_complete = marks.ends_with("E\n") && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  std::size_t whole = 0;
  std::size_t executed = 0;
  while (whole < marks.size()) {
    const char mark = marks[whole];
    const std::size_t end = mark == mark::passed ? whole : marks.find('\n', whole);
    if (end == std::string_view::npos || mark == mark::end)
      break;
    executed += mark == mark::command ? 0 : 1;
    whole = end + 1;
  }
  findings.relay(marks.substr(0, whole));
  if (!output.is_in_time)
    give_up(fmt::format("the program does not end within {} s", timeout_seconds), executed);
  else if (!is_complete)
    give_up(describe_end(status, text_of(*messages)), executed);
  else if (executed != assertion_lines.size())
    give_up("the program did not execute all assertions", executed);
}

} // namespace ingot::spec
