#include "driver/options/code_options.hpp"

#include "compiler/emit/target_machine.hpp"
#include "compiler/emit/targets.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass_pipeline.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/support/escape.hpp"
#include "driver/messages.hpp"
#include "driver/options/parser.hpp"
#include "driver/options/values.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace ingot::driver {

namespace {

constexpr std::pair<std::string_view, OptimizationLevel> levels[] = {
    {"0", OptimizationLevel::O0}, {"1", OptimizationLevel::O1}, {"2", OptimizationLevel::O2},
    {"3", OptimizationLevel::O3}, {"s", OptimizationLevel::Os}, {"z", OptimizationLevel::Oz},
};

std::optional<int> read_targets(const CodeTexts& texts, pipeline::Options& options) {
  for (const std::string& text : texts.targets) {
    const Target* const target = find_target(text);
    if (target == nullptr)
      return report_usage(fmt::format("unknown target '{}'; there is {}", escape(text), target_names()));
    if (std::ranges::find(options.platforms, target) != options.platforms.end())
      return report_usage(fmt::format("--target={}: the target is given twice", escape(text)));
    options.platforms.push_back(target);
  }
  if (options.platforms.empty())
    options.platforms.push_back(&targets().front());
  if (options.platforms.size() > 1 && !(texts.cpu.empty() && texts.attributes.empty()))
    return report_usage("-march, -mcpu and -mattr are about one target, and there are several");
  options.target.target = options.platforms.front();
  return std::nullopt;
}

} // namespace

void add_code_options(CLI::App& app, CodeTexts& texts) {
  const char* const group = "Code";
  add_value(app, "--optimize", texts.optimize, "-O0 -O1 -O2 -O3 -Os -Oz",
            "How hard to optimise, or for size; -O2 by default")
      ->group(group);
  app.add_option("--target", texts.targets,
                 "What to compile for; see --print-targets. May be repeated with --emit=oci")
      ->allow_extra_args(false)
      ->option_text("--target=TARGET")
      ->group(group);
  add_value(app, "--cpu", texts.cpu, "-march=CPU, -mcpu=CPU",
            "The CPU to compile for; 'native' for this machine's, 'help' for a list")
      ->group(group);
  add_value(app, "--attributes", texts.attributes, "-mattr=+A,-B",
            "Attributes the CPU has more or fewer; 'help' for a list")
      ->group(group);
  add_value(app, "--names", texts.names, "-g, -g0",
            "Keep the functions' names and the symbol table (the default), or drop them")
      ->group(group);
  add_value(
      app, "--bounds", texts.bounds, "--bounds=KIND",
      "Keep accesses inside memory by guard pages where they can (guard, the default) or by checks (check)")
      ->group(group);
  app.add_flag("--deterministic", texts.deterministic,
               "Give the same results on every CPU, relaxed instructions and NaN bits included")
      ->option_text("--deterministic")
      ->group(group);
  add_value(app, "-j", texts.jobs, "-j N",
            "Workers at once, by default one a core; the output is the same for any number")
      ->group(group);
  // For tests, which have no large modules; so --help does not show it.
  add_value(app, "--part-size", texts.part_size, "--part-size=SIZE",
            "Divide the module into parts of so many bytes of code")
      ->group("");
  app.add_flag("-v", texts.verbose, "Say what is being done")->option_text("-v")->group("Information");
  app.add_flag("--time-report", texts.time_report, "Say where the time went")
      ->option_text("-ftime-report")
      ->group("Information");
}

std::optional<int> read_code_options(const CodeTexts& texts, pipeline::Options& options) {
  const auto level = std::find_if(std::begin(levels), std::end(levels),
                                  [&](const auto& row) { return row.first == texts.optimize; });
  if (level == std::end(levels))
    return report_usage(fmt::format("no optimisation level '{}'", escape(texts.optimize)));
  options.level = level->second;

  if (texts.names != "keep" && texts.names != "drop")
    return report_usage(fmt::format("no way to treat names '{}'", escape(texts.names)));
  options.program.function_names = texts.names == "keep";
  options.program.deterministic = texts.deterministic;
  options.link.strip = texts.names == "drop";

  if (texts.bounds != "guard" && texts.bounds != "check")
    return report_usage(fmt::format("--bounds={}: it is one of guard, check", escape(texts.bounds)));
  options.program.bounds = texts.bounds == "check" ? Bounds::check : Bounds::guard;

  if (const std::optional<int> status = read_targets(texts, options))
    return status;
  if (texts.cpu == "help")
    return print(cpu_list(*options.target.target));
  if (texts.attributes == "help")
    return print(attribute_list(*options.target.target));
  options.target.cpu = texts.cpu;
  options.target.attributes = texts.attributes;

  const std::optional<unsigned> jobs =
      texts.jobs.empty() ? std::max(1u, std::thread::hardware_concurrency()) : parse_jobs(texts.jobs);
  if (!jobs)
    return report_usage(fmt::format("-j {}: it is a number from 1 to {}", escape(texts.jobs), most_jobs));
  options.jobs = *jobs;
  if (!texts.part_size.empty()) {
    const std::optional<std::uint64_t> size = parse_size(texts.part_size);
    if (!size || *size == 0)
      return report_usage(fmt::format("--part-size={}: it is a number of bytes", escape(texts.part_size)));
    options.part_sizes = {.whole = *size, .part = *size};
  }

  options.verbose = texts.verbose;
  options.shows_progress = !texts.verbose;
  options.time_report = texts.time_report;
  return std::nullopt;
}

int refuse_several_targets() {
  return report_usage("several targets are for --emit=oci; everything else is made for one");
}

} // namespace ingot::driver
