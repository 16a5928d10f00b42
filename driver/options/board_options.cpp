#include "driver/options/board_options.hpp"

#include "compiler/link/memory_map.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/support/escape.hpp"
#include "driver/messages.hpp"
#include "driver/options/parser.hpp"
#include "driver/options/program_options.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace ingot::driver {

namespace {

struct GivenOption {
  std::string_view name;
  bool is_given;
};

// The first that was given; nothing if none was.
std::optional<std::string_view> first_given(std::span<const GivenOption> options) {
  const auto given = std::ranges::find_if(options, &GivenOption::is_given);
  return given == options.end() ? std::nullopt : std::optional(given->name);
}

std::optional<int> refuse_without_system(const ProgramTexts& program) {
  const bool passes_on = std::ranges::any_of(program.environment, [](std::string_view variable) {
    return variable.find('=') == std::string_view::npos;
  });
  const GivenOption options[] = {{"--inherit-env", program.inherit_environment},
                                 {"--env NAME", passes_on},
                                 {"--invoke", !program.invoke.empty()},
                                 {"--trace-wasi", program.trace_wasi},
                                 {"--print-sandbox", program.print_sandbox}};
  const std::optional<std::string_view> given = first_given(options);
  if (!given)
    return std::nullopt;
  return report_usage(fmt::format("{} needs a system, which a board does not have", *given));
}

} // namespace

void add_board_options(CLI::App& app, BoardTexts& texts) {
  const char* const group = "Boards";
  add_value(app, "--memory-map", texts.memory_map, "--memory-map=MAP",
            "Where the board's memory is, as flash=ORIGIN:SIZE,ram=ORIGIN:SIZE")
      ->group(group);
  add_value(app, "-T", texts.script, "-T SCRIPT", "A linker script in place of a memory map")->group(group);
  app.add_option("--board", texts.files, "An object or archive with the board's functions; may be repeated")
      ->allow_extra_args(false)
      ->option_text("--board FILE")
      ->group(group);
}

std::optional<int> read_board_options(const BoardTexts& texts, const ProgramTexts& program,
                                      pipeline::Options& options) {
  if (!options.target.target->is_board()) {
    const GivenOption given[] = {{"--memory-map", !texts.memory_map.empty()},
                                 {"-T", !texts.script.empty()},
                                 {"--board", !texts.files.empty()}};
    if (const std::optional<std::string_view> name = first_given(given))
      return report_usage(
          fmt::format("{} is for boards, and {} is none", *name, options.target.target->name));
    return std::nullopt;
  }

  if (const std::optional<int> status = refuse_without_system(program))
    return status;
  if (!texts.memory_map.empty() && !texts.script.empty())
    return report_usage("--memory-map and -T exclude each other: the script says where memory is");
  if (!texts.memory_map.empty()) {
    options.link.memory_map = parse_memory_map(texts.memory_map);
    if (!options.link.memory_map)
      return report_usage(
          fmt::format("--memory-map={}: it is written flash=ORIGIN:SIZE,ram=ORIGIN:SIZE, and the two do not "
                      "overlap",
                      escape(texts.memory_map)));
  }
  if (!texts.script.empty())
    options.link.script = texts.script;
  options.link.board_files = texts.files;
  options.link.stack_size = options.program.stack_size;
  options.program.sandbox.is_on = false;
  options.program.bounds = Bounds::check; // there is no address space to guard with
  return std::nullopt;
}

} // namespace ingot::driver
