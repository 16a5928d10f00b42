#include "compiler/stage_report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot {

namespace {

// fmt::print would end the process if stderr cannot be written to.
void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

// Of CPU that the calling thread has used.
double thread_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

} // namespace

void WorkTimes::begin(Step step) {
  end_step();
  step_ = step;
  start_ = thread_seconds();
}

void WorkTimes::end_part() {
  end_step();
  step_ = step_count;
  ++part_count_;
}

void WorkTimes::end_step() {
  if (step_ != step_count)
    seconds_[step_] += thread_seconds() - start_;
}

void StageReport::begin(std::string_view stage, const std::string& subject) {
  stages_.push_back({stage, Clock::now()});
  if (announces_)
    say(fmt::format("ingot: {}: {}\n", stage, subject));
}

void StageReport::add(const WorkTimes& times) {
  const std::lock_guard lock(mutex_);
  workers_.push_back(times);
}

void StageReport::end() {
  if (!measures_ || stages_.empty())
    return;
  using Seconds = std::chrono::duration<double>;
  const Clock::time_point end = Clock::now();
  const double total = Seconds(end - stages_.front().start).count();
  say("Stages of the compilation, wall time:\n");
  // Of several modules each is decoded and validated, a line for all.
  std::vector<std::pair<std::string_view, double>> sums;
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    const Clock::time_point next = i + 1 < stages_.size() ? stages_[i + 1].start : end;
    auto sum = std::ranges::find(sums, stages_[i].name, &decltype(sums)::value_type::first);
    if (sum == sums.end())
      sum = sums.insert(sums.end(), {stages_[i].name, 0});
    sum->second += Seconds(next - stages_[i].start).count();
  }
  for (const auto& [name, seconds] : sums)
    say(fmt::format("{:10.4f} s {:5.1f} %  {}\n", seconds, total > 0 ? 100 * seconds / total : 0, name));
  say(fmt::format("{:10.4f} s          total\n", total));

  if (workers_.empty())
    return;
  say("Work on the code, CPU time:\n     lower s  optimize s      emit s   parts\n");
  for (std::size_t worker = 0; worker < workers_.size(); ++worker) {
    const WorkTimes& times = workers_[worker];
    say(fmt::format("{:12.4f}{:12.4f}{:12.4f}{:8}  worker {}\n", times.seconds(WorkTimes::lower),
                    times.seconds(WorkTimes::optimize), times.seconds(WorkTimes::emit), times.part_count(),
                    worker + 1));
  }
}

} // namespace ingot
