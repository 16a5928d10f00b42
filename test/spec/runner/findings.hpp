// What becomes known about a script's assertions, in the form in which it leaves the worker process: a file
// in memory that the worker appends to, so that whatever happens to the worker nothing is lost. Marks as in
// harness/commands.hpp, and some more.
#pragma once

#include "compiler/support/memory_file.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ingot::spec {

class Findings {
public:
  explicit Findings(int descriptor) : descriptor_(descriptor) {}

  // How many assertions the script has; comes first.
  void set_total(std::size_t count);
  // What is at work now, for the case that it does not end well.
  void set_line(std::uint32_t line);

  void pass();
  void fail(std::uint32_t line, std::string_view why);
  // That many more assertions failed, which were not executed.
  void fail_rest(std::size_t count);
  // A command failed that is no assertion; of the script as a whole with line 0.
  void fail_command(std::uint32_t line, std::string_view why);
  void end();

  // Marks that the harness has made.
  void relay(std::string_view marks) { write(marks); }

private:
  void write(std::string_view text);

  int descriptor_;
};

struct Report {
  struct Failure {
    std::uint32_t line;
    std::string why;

    auto operator<=>(const Failure&) const = default;
  };

  std::size_t total = 0;
  std::size_t passed = 0;
  std::size_t failed = 0; // assertions, and commands that failed
  std::uint32_t line = 0; // what was at work last
  bool is_complete = false;
  std::vector<Failure> failures;
};

Report read_findings(std::string_view marks);

} // namespace ingot::spec
