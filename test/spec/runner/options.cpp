#include "options.hpp"

#include "compiler/emit/targets.hpp"
#include "compiler/link/memory_map.hpp"
#include "compiler/support/escape.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <elf.h>
#include <string_view>
#include <sys/utsname.h>
#include <thread>

namespace ingot::spec {

namespace {

constexpr std::string_view usage =
    "Usage: ingot-spec [OPTION...] FILE.wast...\n"
    "Compiles each script of the WebAssembly specification's test suite to a program and runs it.\n"
    "  --target=TARGET       what to compile for\n"
    "  -O0 -O1 -O2 -O3       how hard to optimise; -O2 by default\n"
    "  --bounds=guard|check  how memory accesses are kept inside; guard by default\n"
    "  -j N                  scripts at work at once, by default one a core\n"
    "  --timeout=SECONDS     for each program; 60 by default\n"
    "  --run-with=COMMAND    what runs a program of the target, words separated by spaces; by default an\n"
    "                        emulator if the target is not this machine\n"
    "  --gc-stress           collect garbage before each allocation, and look for damage after it\n";

struct Level {
  std::string_view option;
  OptimizationLevel level;
};

constexpr Level levels[] = {{"-O0", OptimizationLevel::O0},
                            {"-O1", OptimizationLevel::O1},
                            {"-O2", OptimizationLevel::O2},
                            {"-O3", OptimizationLevel::O3}};

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0)
      words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// QEMU's machine `virt`, with its console on standard output and enough memory for scripts of many instances.
std::vector<std::string> board_emulator(const Target& target, const std::string& processor) {
  std::vector<std::string> command = {"qemu-system-" + processor, "-machine", "virt"};
  if (target.elf_machine == EM_AARCH64)
    command.insert(command.end(), {"-cpu", "cortex-a53", "-semihosting"});
  else
    command.insert(command.end(), {"-bios", "none"});
  command.insert(command.end(), {"-m", "1G", "-display", "none", "-monitor", "none", "-nic", "none",
                                 "-serial", "file:/dev/stdout", "-kernel"});
  return command;
}

MemoryMap board_memory(const Target& target) {
  MemoryMap map = *parse_memory_map(target.memory_map);
  constexpr std::uint64_t flash_size = std::uint64_t{64} << 20;
  map.flash.size = flash_size;
  map.ram = {map.flash.origin + flash_size, std::uint64_t{900} << 20};
  return map;
}

// The processor is what a target's name begins with, and the emulators are named after it.
std::vector<std::string> default_run_prefix(const Target& target) {
  const std::string processor(target.name.substr(0, target.name.find('-')));
  if (target.is_board())
    return board_emulator(target, processor);
  utsname machine{};
  if (::uname(&machine) == 0 && processor == machine.machine)
    return {};
  return {"qemu-" + processor};
}

bool parse_number(std::string_view text, unsigned& value) {
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && rest == text.data() + text.size() && value > 0;
}

// Takes the text behind `name` if the option begins so.
bool value_of(std::string_view option, std::string_view name, std::string_view& value) {
  if (!option.starts_with(name))
    return false;
  value = option.substr(name.size());
  return true;
}

class Parser {
public:
  Parser() { options_.jobs = std::max(1U, std::thread::hardware_concurrency()); }

  std::optional<Options> parse(std::vector<std::string_view> arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      bool is_known = false;
      if (arguments[i] == "-j" && i + 1 < arguments.size())
        is_known = parse_number(arguments[++i], options_.jobs);
      else if (!arguments[i].starts_with('-'))
        is_known = true, options_.scripts.emplace_back(arguments[i]);
      else
        is_known = parse_option(arguments[i]);
      if (!is_known) {
        fmt::print(stderr, "ingot-spec: error: wrong option '{}'\n{}", escape(arguments[i]), usage);
        return std::nullopt;
      }
    }
    if (options_.scripts.empty()) {
      fmt::print(stderr, "ingot-spec: error: no script\n{}", usage);
      return std::nullopt;
    }
    const Target& target = *options_.code.target.target;
    options_.code.link.strip = true;
    if (target.is_board()) {
      options_.code.program.bounds = Bounds::check; // there is no address space to guard with
      options_.code.link.stack_size = std::uint64_t{1} << 20;
      options_.code.link.memory_map = board_memory(target);
    }
    if (!run_prefix_)
      run_prefix_ = default_run_prefix(target);
    options_.run_prefix = *run_prefix_;
    return std::move(options_);
  }

private:
  bool parse_option(std::string_view option) {
    const auto level = std::ranges::find_if(levels, [&](const Level& row) { return row.option == option; });
    if (level != std::end(levels)) {
      options_.code.level = level->level;
      return true;
    }
    if (option == "--gc-stress") {
      options_.code.program.heap.stress = options_.code.program.heap.verify = true;
      return true;
    }
    std::string_view value;
    if (value_of(option, "--target=", value)) {
      options_.code.target.target = find_target(value);
      return options_.code.target.target != nullptr;
    }
    if (value_of(option, "--bounds=", value)) {
      options_.code.program.bounds = value == "check" ? Bounds::check : Bounds::guard;
      return value == "check" || value == "guard";
    }
    if (value_of(option, "-j", value))
      return parse_number(value, options_.jobs);
    if (value_of(option, "--timeout=", value))
      return parse_number(value, options_.timeout_seconds);
    if (value_of(option, "--run-with=", value)) {
      run_prefix_ = split_words(value);
      return true;
    }
    return false;
  }

  Options options_;
  std::optional<std::vector<std::string>> run_prefix_;
};

} // namespace

std::optional<Options> parse_options(int argument_count, char** argument_values) {
  return Parser().parse({argument_values + (argument_count > 0 ? 1 : 0), argument_values + argument_count});
}

} // namespace ingot::spec
