#include "compiler/progress.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <string_view>
#include <unistd.h>

namespace ingot {

namespace {

constexpr std::chrono::milliseconds patience{1000}; // before anything is shown
constexpr std::chrono::milliseconds interval{100};

// Back to the beginning of the line, and erases it (ECMA-48, EL).
constexpr std::string_view erase_line = "\r\x1b[K";

} // namespace

Progress::Progress(std::size_t part_count, bool is_wanted)
    : part_count_(part_count), is_shown_(is_wanted && ::isatty(STDERR_FILENO) == 1), start_(Clock::now()),
      last_shown_(start_ + patience - interval) {}

Progress::~Progress() {
  if (is_shown_ && last_shown_ >= start_ + patience)
    std::fputs(erase_line.data(), stderr);
}

void Progress::finish_one() {
  const std::lock_guard lock(mutex_);
  ++finished_;
  const Clock::time_point now = Clock::now();
  if (!is_shown_ || now < last_shown_ + interval)
    return;
  last_shown_ = now;
  // stderr has no buffer, so this is one write.
  std::fputs(fmt::format("{}compiling: {} of {} parts", erase_line, finished_, part_count_).c_str(), stderr);
}

} // namespace ingot
