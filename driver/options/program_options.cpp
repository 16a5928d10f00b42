#include "driver/options/program_options.hpp"

#include "compiler/lower/lower.hpp"
#include "compiler/support/escape.hpp"
#include "driver/messages.hpp"
#include "driver/options/parser.hpp"
#include "driver/options/values.hpp"
#include "runtime-lib/abi/board.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ingot::driver {

namespace {

// The lower bound lets the runtime's own functions run on the guest's stack, the upper one catches slips of
// the keyboard.
struct StackRange {
  std::uint64_t by_default;
  std::uint64_t smallest;
  std::uint64_t largest;
  std::uint64_t granule;
  std::string_view text; // the smallest and the largest
};

// It is allocated whole and guarded; the granule is a multiple of the page size of every target's kernel.
constexpr StackRange program_stack = {std::uint64_t{8} << 20, std::uint64_t{64} << 10,
                                      std::uint64_t{64} << 30, std::uint64_t{64} << 10, "64k to 64G"};
// It is RAM that nobody else can have.
constexpr StackRange board_stack = {abi::default_board_stack, abi::smallest_board_stack,
                                    std::uint64_t{1} << 30, 16, "640 to 1G"};

// Address space is reserved for the whole heap, and half as much again.
constexpr std::uint64_t smallest_heap = std::uint64_t{4} << 10;
constexpr std::uint64_t largest_heap = std::uint64_t{1} << 40;

} // namespace

void add_program_options(CLI::App& app, ProgramTexts& texts) {
  const char* const group = "Program";
  app.add_option("--dir", texts.directories, "Grant a directory to the program")
      ->allow_extra_args(false)
      ->option_text("--dir HOST[::GUEST[::ro]]")
      ->group(group);
  app.add_option("--env", texts.environment,
                 "Grant an environment variable, with this value or the one at start")
      ->allow_extra_args(false)
      ->option_text("--env NAME[=VALUE]")
      ->group(group);
  app.add_flag("--inherit-env", texts.inherit_environment,
               "Grant all environment variables there are at start")
      ->option_text("--inherit-env")
      ->group(group);
  app.add_option("--listen", texts.listeners,
                 "Grant a TCP socket that listens at this address, such as 127.0.0.1:8080 or [::1]:8080")
      ->allow_extra_args(false)
      ->option_text("--listen ADDRESS:PORT")
      ->group(group);
  app.add_option("--arg", texts.arguments, "An argument of the program, before those at start")
      ->allow_extra_args(false)
      ->option_text("--arg ARGUMENT")
      ->group(group);
  add_value(app, "--stack-size", texts.stack_size, "--stack-size=SIZE",
            "Bytes of stack, with k, M or G; by default 8M, on a board 8k")
      ->group(group);
  add_value(app, "--max-memory", texts.maximum_memory, "--max-memory=SIZE",
            "Bytes beyond which memory does not grow, with k, M or G")
      ->group(group);
  add_value(app, "--invoke", texts.invoke, "--invoke=FUNCTION",
            "Call this exported function with the program's arguments and print its results")
      ->group(group);
  add_value(app, "--allow-unknown-imports", texts.unknown_imports, "--allow-unknown-imports=trap",
            "Accept imported functions that nobody defines, and trap when one is called")
      ->group(group);
  app.add_flag("--trace-wasi", texts.trace_wasi,
               "Have the program say on standard error which WASI calls it makes")
      ->option_text("--trace-wasi")
      ->group(group);
  add_value(app, "--sandbox", texts.sandbox, "--sandbox=KIND",
            "Have the system hold the program to what it needs (on, the default), or not (off)")
      ->group(group);
  app.add_flag("--print-sandbox", texts.print_sandbox,
               "Have the program say at start what the system holds it to")
      ->option_text("--print-sandbox")
      ->group(group);
  add_value(
      app, "--meter", texts.meter, "--meter=KIND",
      "Have what does not end by itself ended: by fuel, the number of instructions it may execute, or, in a "
      "library, by an epoch, which the host raises")
      ->group(group);
  add_value(app, "--fuel", texts.fuel, "--fuel=N",
            "The fuel of a program, with k, M or G, after which it traps; implies --meter=fuel")
      ->group(group);
  add_value(app, "--gc-heap-size", texts.heap_size, "--gc-heap-size=SIZE",
            "The most bytes of garbage-collected objects, with k, M or G; 4G by default")
      ->group(group);
  app.add_flag("--gc-stats", texts.heap_statistics, "The program ends with a line about garbage collections")
      ->option_text("--gc-stats")
      ->group(group);
  app.add_flag("--gc-stress", texts.heap_stress, "Collect garbage before each allocation, which is slow")
      ->option_text("--gc-stress")
      ->group(group);
  app.add_flag("--gc-verify", texts.heap_verify, "Look for damage after each garbage collection")
      ->option_text("--gc-verify")
      ->group(group);
}

std::optional<int> read_program_options(const ProgramTexts& texts, const Target& target,
                                        ProgramOptions& program) {
  for (const std::string& text : texts.directories) {
    std::optional<DirectoryGrant> grant = parse_directory_grant(text);
    if (!grant)
      return report_usage(fmt::format("--dir {}: it is written HOST[::GUEST[::ro]]", escape(text)));
    program.directories.push_back(std::move(*grant));
  }
  for (const std::string& text : texts.environment) {
    if (!is_environment_grant(text))
      return report_usage(fmt::format("--env {}: it is written NAME or NAME=VALUE", escape(text)));
    program.environment.push_back(text);
  }
  for (const std::string& text : texts.listeners) {
    std::optional<ListenGrant> grant = parse_listen_grant(text);
    if (!grant)
      return report_usage(fmt::format("--listen {}: it is written ADDRESS:PORT, with an address such as "
                                      "127.0.0.1 or [::1] and a port from 1 to 65535",
                                      escape(text)));
    program.listeners.push_back(std::move(*grant));
  }
  program.inherit_environment = texts.inherit_environment;
  program.arguments = texts.arguments;
  program.trace_wasi = texts.trace_wasi;
  program.invoke = texts.invoke;
  if (texts.sandbox != "on" && texts.sandbox != "off")
    return report_usage(fmt::format("--sandbox={}: it is one of on, off", escape(texts.sandbox)));
  program.sandbox = {.is_on = texts.sandbox == "on", .is_reported = texts.print_sandbox};
  const StackRange& range = target.is_board() ? board_stack : program_stack;
  program.stack_size = range.by_default;
  if (!texts.stack_size.empty()) {
    const std::optional<std::uint64_t> size = parse_size(texts.stack_size);
    if (!size || *size < range.smallest || *size > range.largest)
      return report_usage(fmt::format("--stack-size={}: it is a number of bytes from {}",
                                      escape(texts.stack_size), range.text));
    program.stack_size = (*size + range.granule - 1) / range.granule * range.granule;
  }
  if (!texts.maximum_memory.empty()) {
    program.maximum_memory = parse_size(texts.maximum_memory);
    if (!program.maximum_memory)
      return report_usage(fmt::format("--max-memory={}: it is a number of bytes, with k, M or G",
                                      escape(texts.maximum_memory)));
  }
  if (texts.unknown_imports != "refuse" && texts.unknown_imports != "trap")
    return report_usage(
        fmt::format("--allow-unknown-imports={}: it is one of refuse, trap", escape(texts.unknown_imports)));
  program.unknown_imports = texts.unknown_imports == "trap" ? UnknownImports::trap : UnknownImports::refuse;
  if (!texts.meter.empty() && texts.meter != "fuel" && texts.meter != "epoch")
    return report_usage(fmt::format("--meter={}: it is one of fuel, epoch", escape(texts.meter)));
  if (texts.meter == "epoch")
    program.metering = Metering::epoch;
  else if (!texts.meter.empty() || !texts.fuel.empty())
    program.metering = Metering::fuel;
  if (!texts.fuel.empty()) {
    const std::optional<std::uint64_t> fuel = parse_size(texts.fuel);
    if (!fuel || *fuel > std::uint64_t{1} << 62)
      return report_usage(fmt::format("--fuel={}: it is a number of instructions, with k, M or G, below 2^62",
                                      escape(texts.fuel)));
    program.fuel = *fuel;
  }
  if (!texts.heap_size.empty()) {
    const std::optional<std::uint64_t> size = parse_size(texts.heap_size);
    if (!size || *size < smallest_heap || *size > largest_heap)
      return report_usage(fmt::format("--gc-heap-size={}: it is a number of bytes from 4k to 1024G",
                                      escape(texts.heap_size)));
    program.heap.size = *size;
  }
  program.heap.statistics = texts.heap_statistics;
  program.heap.stress = texts.heap_stress;
  program.heap.verify = texts.heap_verify;
  return std::nullopt;
}

std::optional<int> check_metering(const ProgramOptions& program, const ProgramTexts& texts, bool is_library) {
  if (is_library && !texts.fuel.empty())
    return report_usage("--fuel is for programs: of a library each instance is given its own by the host");
  if (!is_library && program.metering == Metering::epoch)
    return report_usage("--meter=epoch is for libraries: nobody could raise the epoch of a program");
  if (!is_library && program.metering == Metering::fuel && texts.fuel.empty())
    return report_usage("--meter=fuel needs --fuel=N for a program");
  return std::nullopt;
}

} // namespace ingot::driver
