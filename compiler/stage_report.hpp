// What -v and -ftime-report say about the stages of a compilation, on stderr.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace ingot {

// Where one worker's time goes, in seconds of CPU.
class WorkTimes {
public:
  enum Step : std::size_t { lower, optimize, emit, step_count };

  // Begins a step of the calling thread's work on a part, and ends the one before.
  void begin(Step step);
  void end_part();

  std::size_t part_count() const { return part_count_; }
  double seconds(std::size_t step) const { return seconds_[step]; }

private:
  void end_step();

  std::array<double, step_count> seconds_ = {};
  std::size_t part_count_ = 0;
  Step step_ = step_count; // none
  double start_ = 0;
};

class StageReport {
public:
  StageReport(bool announces, bool measures) : announces_(announces), measures_(measures) {}

  // Ends the stage before. `subject` says what the stage works on, sizes above all.
  void begin(std::string_view stage, const std::string& subject);

  // What a worker did in the present stage. In any thread.
  void add(const WorkTimes& times);

  // Ends the last stage; prints the tables of times.
  void end();

private:
  using Clock = std::chrono::steady_clock;

  struct Stage {
    std::string_view name;
    Clock::time_point start;
  };

  bool announces_;
  bool measures_;
  std::vector<Stage> stages_;
  std::mutex mutex_;
  std::vector<WorkTimes> workers_;
};

} // namespace ingot
