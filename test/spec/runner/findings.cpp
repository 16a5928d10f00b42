#include "findings.hpp"

#include "test/spec/harness/commands.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <unistd.h>

namespace ingot::spec {

namespace {

constexpr char mark_total = 'T';
constexpr char mark_line = 'L';
constexpr char mark_rest = 'R';

template <typename Number>
Number take_number(std::string_view& text) {
  Number number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return number;
}

} // namespace

void Findings::set_total(std::size_t count) { write(fmt::format("{}{}\n", mark_total, count)); }
void Findings::set_line(std::uint32_t line) { write(fmt::format("{}{}\n", mark_line, line)); }
void Findings::pass() { write({&mark::passed, 1}); }
void Findings::fail(std::uint32_t line, std::string_view why) {
  write(fmt::format("{}{} {}\n", mark::failed, line, why));
}
void Findings::fail_rest(std::size_t count) { write(fmt::format("{}{}\n", mark_rest, count)); }
void Findings::fail_command(std::uint32_t line, std::string_view why) {
  write(fmt::format("{}{} {}\n", mark::command, line, why));
}
void Findings::end() { write(fmt::format("{}\n", mark::end)); }

void Findings::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor_, text.data(), text.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      std::abort(); // the parent sees that the worker was ended
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

Report read_findings(std::string_view marks) {
  Report report;
  while (!marks.empty()) {
    const char mark = marks.front();
    marks.remove_prefix(1);
    if (mark == mark::passed) {
      ++report.passed;
      continue;
    }
    std::string_view text = marks.substr(0, marks.find('\n'));
    marks.remove_prefix(std::min(text.size() + 1, marks.size()));
    switch (mark) {
    case mark::failed:
    case mark::command: {
      const auto line = take_number<std::uint32_t>(text);
      text.remove_prefix(text.starts_with(' ') ? 1 : 0);
      report.failures.push_back({line, std::string(text)});
      ++report.failed;
      break;
    }
    case mark_total:
      report.total = take_number<std::size_t>(text);
      break;
    case mark_line:
      report.line = take_number<std::uint32_t>(text);
      break;
    case mark_rest:
      report.failed += take_number<std::size_t>(text);
      break;
    case mark::end:
      report.is_complete = true;
      break;
    default: // what the harness has written is not what it should have
      break;
    }
  }
  return report;
}

} // namespace ingot::spec
