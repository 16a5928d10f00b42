// What -v and -ftime-report say about the stages of a compilation, on stderr.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace ingot {

class StageReport {
public:
  StageReport(bool announces, bool measures) : announces_(announces), measures_(measures) {}

  // Ends the stage before. `subject` says what the stage works on, sizes above all.
  void begin(std::string_view stage, const std::string& subject);

  // Ends the last stage; prints the table of times.
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
};

} // namespace ingot
