// ingot-spec: runs scripts of the WebAssembly specification's test suite as native programs. Each script is
// worked on by a process of its own, so that a crash of the compiler is a failure of that script alone.
#include "compiler/emit/process_errors.hpp"
#include "options.hpp"
#include "worker.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <optional>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace ingot::spec {

namespace {

using Clock = std::chrono::steady_clock;

// To compile the largest scripts of the suite takes seconds; beyond this the compiler hangs.
constexpr std::chrono::seconds compile_timeout{600};

// A script in the hands of a worker, or done.
struct Job {
  MemoryFile findings;
  pid_t process;
  Clock::time_point deadline;
  std::optional<int> status; // of the process, once it has ended
};

class Pool {
public:
  Pool(const Host& host, const Options& options) : host_(host), options_(options) {}

  // The exit status.
  int run() {
    while (reported_ < options_.scripts.size()) {
      while (jobs_.size() < options_.scripts.size() && running_ < options_.jobs) {
        if (!start(options_.scripts[jobs_.size()]))
          return 1;
      }
      end_late_workers();
      if (!collect_worker()) {
        const timespec pause{.tv_sec = 0, .tv_nsec = 2'000'000};
        ::nanosleep(&pause, nullptr);
      }
      while (reported_ < jobs_.size() && jobs_[reported_].status)
        report(options_.scripts[reported_], jobs_[reported_]), ++reported_;
    }
    fmt::print("{} passed, {} failed\n", passed_, failed_);
    return failed_ == 0 ? 0 : 1;
  }

private:
  bool start(const std::string& path) {
    Result<MemoryFile> file = MemoryFile::create();
    if (!file) {
      fmt::print(stderr, "ingot-spec: error: {}\n", file.failure().message);
      return false;
    }
    std::fflush(stdout);
    const pid_t process = ::fork();
    if (process < 0) {
      fmt::print(stderr, "ingot-spec: error: {}\n", system_failure("start a worker", errno).message);
      return false;
    }
    if (process == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      Findings findings(file->descriptor());
      work_on(path, host_, options_, findings);
      ::_exit(0);
    }
    const auto deadline = Clock::now() + compile_timeout + std::chrono::seconds(options_.timeout_seconds);
    jobs_.push_back({std::move(*file), process, deadline, std::nullopt});
    ++running_;
    return true;
  }

  void end_late_workers() {
    for (Job& job : jobs_) {
      if (!job.status && Clock::now() > job.deadline)
        ::kill(job.process, SIGKILL);
    }
  }

  // False if none has ended.
  bool collect_worker() {
    int status = 0;
    const pid_t process = ::waitpid(-1, &status, WNOHANG);
    for (Job& job : jobs_) {
      if (process > 0 && job.process == process && !job.status) {
        job.status = status;
        --running_;
        return true;
      }
    }
    return false;
  }

  void report(const std::string& path, Job& job) {
    const Result<Bytes> bytes = job.findings.bytes();
    Report found = read_findings(
        bytes ? std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()) : "");
    if (*job.status != 0 || !found.is_complete) {
      const std::string why =
          WIFSIGNALED(*job.status)
              ? fmt::format("the compiler was ended by signal {}", ::strsignal(WTERMSIG(*job.status)))
              : fmt::format("the compiler ended itself with status {}", WEXITSTATUS(*job.status));
      const std::size_t known = found.passed + found.failed;
      found.failed += found.total > known ? found.total - known : 1;
      found.failures.push_back({found.line, why});
    }
    std::ranges::sort(found.failures);
    for (const Report::Failure& failure : found.failures) {
      if (failure.line != 0)
        fmt::print("{}:{}: {}\n", path, failure.line, failure.why);
      else
        fmt::print("{}: {}\n", path, failure.why);
    }
    fmt::print("{} {}: {} passed, {} failed\n", found.failed != 0 ? "FAIL" : "PASS", path, found.passed,
               found.failed);
    std::fflush(stdout);
    passed_ += found.passed;
    failed_ += found.failed;
    job.findings = std::move(*MemoryFile::create());
  }

  const Host& host_;
  const Options& options_;
  std::vector<Job> jobs_; // in the order of the scripts
  unsigned running_ = 0;
  std::size_t reported_ = 0;
  std::size_t passed_ = 0;
  std::size_t failed_ = 0;
};

// Each module of a script is an open file.
void allow_many_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
  }
}

int run(int argument_count, char** argument_values) {
  const std::optional<Options> options = parse_options(argument_count, argument_values);
  if (!options)
    return 2;
  handle_llvm_process_errors();
  allow_many_files();
  Result<Host> host = make_host(*options);
  if (!host) {
    fmt::print(stderr, "ingot-spec: error: {}\n", host.failure().message);
    return 1;
  }
  return Pool(*host, *options).run();
}

} // namespace

} // namespace ingot::spec

int main(int argument_count, char** argument_values) {
  return ingot::spec::run(argument_count, argument_values);
}
