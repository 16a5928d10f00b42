#include "compiler/stage_report.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace ingot {

void StageReport::begin(std::string_view stage, const std::string& subject) {
  stages_.push_back({stage, Clock::now()});
  if (announces_)
    fmt::print(stderr, "ingot: {}: {}\n", stage, subject);
}

void StageReport::end() {
  if (!measures_ || stages_.empty())
    return;
  using Seconds = std::chrono::duration<double>;
  const Clock::time_point end = Clock::now();
  const double total = Seconds(end - stages_.front().start).count();
  fmt::print(stderr, "Stages of the compilation, wall time:\n");
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    const Clock::time_point next = i + 1 < stages_.size() ? stages_[i + 1].start : end;
    const double seconds = Seconds(next - stages_[i].start).count();
    fmt::print(stderr, "{:10.4f} s {:5.1f} %  {}\n", seconds, total > 0 ? 100 * seconds / total : 0,
               stages_[i].name);
  }
  fmt::print(stderr, "{:10.4f} s          total\n", total);
}

} // namespace ingot
