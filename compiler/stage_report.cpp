#include "compiler/stage_report.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace ingot {

namespace {

// fmt::print would end the process if stderr cannot be written to.
void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

} // namespace

void StageReport::begin(std::string_view stage, const std::string& subject) {
  stages_.push_back({stage, Clock::now()});
  if (announces_)
    say(fmt::format("ingot: {}: {}\n", stage, subject));
}

void StageReport::end() {
  if (!measures_ || stages_.empty())
    return;
  using Seconds = std::chrono::duration<double>;
  const Clock::time_point end = Clock::now();
  const double total = Seconds(end - stages_.front().start).count();
  say("Stages of the compilation, wall time:\n");
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    const Clock::time_point next = i + 1 < stages_.size() ? stages_[i + 1].start : end;
    const double seconds = Seconds(next - stages_[i].start).count();
    say(fmt::format("{:10.4f} s {:5.1f} %  {}\n", seconds, total > 0 ? 100 * seconds / total : 0,
                    stages_[i].name));
  }
  say(fmt::format("{:10.4f} s          total\n", total));
}

} // namespace ingot
