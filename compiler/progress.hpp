// How far a long compilation has come, on a terminal: never in a file, and not for compilations of a second.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace ingot {

class Progress {
public:
  // Of so many parts. Silent if stderr is no terminal.
  Progress(std::size_t part_count, bool is_wanted);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress(); // takes away what is shown

  // In any thread.
  void finish_one();

private:
  using Clock = std::chrono::steady_clock;

  const std::size_t part_count_;
  const bool is_shown_;
  const Clock::time_point start_;
  std::mutex mutex_;
  std::size_t finished_ = 0;
  Clock::time_point last_shown_;
};

} // namespace ingot
