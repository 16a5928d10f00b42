#include "driver/options/compile_options.hpp"

#include "compiler/emit/target_machine.hpp"
#include "compiler/emit/targets.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/support/escape.hpp"
#include "driver/command.hpp"
#include "driver/messages.hpp"
#include "driver/options/parser.hpp"
#include "driver/options/values.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>

namespace ingot::driver {

namespace {

// The options as they were typed; the functions below turn them into what they mean.
struct Texts {
  Arguments inputs;
  std::string output;
  std::string emit = "exe";
  std::string optimize = "2";
  std::string names = "keep";
  std::string target{targets().front().name};
  std::string cpu;
  std::string attributes;
  Arguments directories;
  Arguments environment;
  std::string stack_size;
  std::string maximum_memory;
  std::string jobs;
  bool verbose = false;
  bool time_report = false;
  bool save_temps = false;
  bool version = false;
  bool print_targets = false;
};

struct ProductRow {
  std::string_view name;
  pipeline::Product product;
  std::string_view suffix; // of the output's default name
};

constexpr ProductRow products[] = {
    {"exe", pipeline::Product::executable, ""},
    {"obj", pipeline::Product::object, ".o"},
    {"asm", pipeline::Product::assembly, ".s"},
    {"llvm-ir", pipeline::Product::llvm_ir, ".ll"},
};

constexpr std::pair<std::string_view, OptimizationLevel> levels[] = {
    {"0", OptimizationLevel::O0}, {"1", OptimizationLevel::O1}, {"2", OptimizationLevel::O2},
    {"3", OptimizationLevel::O3}, {"s", OptimizationLevel::Os}, {"z", OptimizationLevel::Oz},
};

// The guest's stack is allocated whole and guarded; the lower bound lets the runtime's own functions run on
// it, the upper one catches slips of the keyboard. A multiple of every page size that the targets' kernels
// use.
constexpr std::uint64_t smallest_stack = std::uint64_t{64} << 10;
constexpr std::uint64_t largest_stack = std::uint64_t{64} << 30;
constexpr std::uint64_t stack_granule = std::uint64_t{64} << 10;

void add_code_options(CLI::App& app, Texts& texts) {
  const char* group = "Code";
  add_value(app, "--optimize", texts.optimize, "-O0 -O1 -O2 -O3 -Os -Oz",
            "How hard to optimise, or for size; -O2 by default")
      ->group(group);
  add_value(app, "--target", texts.target, "--target=TARGET", "What to compile for; see --print-targets")
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
  add_value(app, "-j", texts.jobs, "-j N",
            "Code generators at work at once, by default one a core; the output is the same for any number")
      ->group(group);
}

void add_program_options(CLI::App& app, Texts& texts) {
  const char* group = "Program";
  app.add_option("--dir", texts.directories, "Grant a directory to the program")
      ->allow_extra_args(false)
      ->option_text("--dir HOST[::GUEST[::ro]]")
      ->group(group);
  app.add_option("--env", texts.environment,
                 "Grant an environment variable, with this value or the one at start")
      ->allow_extra_args(false)
      ->option_text("--env NAME[=VALUE]")
      ->group(group);
  add_value(app, "--stack-size", texts.stack_size, "--stack-size=SIZE",
            "Bytes of stack, with k, M or G; 8M by default")
      ->group(group);
  add_value(app, "--max-memory", texts.maximum_memory, "--max-memory=SIZE",
            "Bytes beyond which memory does not grow, with k, M or G")
      ->group(group);
}

void add_information_options(CLI::App& app, Texts& texts) {
  const char* group = "Information";
  app.add_flag("-v", texts.verbose, "Say what is being done")->option_text("-v")->group(group);
  app.add_flag("--time-report", texts.time_report, "Say where the time went")
      ->option_text("-ftime-report")
      ->group(group);
}

// A mistake is reported, and its exit status given.
std::optional<int> read_code_options(const Texts& texts, pipeline::Options& options) {
  const auto level = std::find_if(std::begin(levels), std::end(levels),
                                  [&](const auto& row) { return row.first == texts.optimize; });
  if (level == std::end(levels))
    return report_usage(fmt::format("no optimisation level '{}'", escape(texts.optimize)));
  options.level = level->second;

  if (texts.names != "keep" && texts.names != "drop")
    return report_usage(fmt::format("no way to treat names '{}'", escape(texts.names)));
  options.program.function_names = texts.names == "keep";
  options.strip = texts.names == "drop";

  options.target.target = find_target(texts.target);
  if (options.target.target == nullptr)
    return report_usage(
        fmt::format("unknown target '{}'; there is {}", escape(texts.target), target_names()));
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

  options.verbose = texts.verbose;
  options.time_report = texts.time_report;
  return std::nullopt;
}

std::optional<int> read_program_options(const Texts& texts, ProgramOptions& program) {
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
  if (!texts.stack_size.empty()) {
    const std::optional<std::uint64_t> size = parse_size(texts.stack_size);
    if (!size || *size < smallest_stack || *size > largest_stack)
      return report_usage(
          fmt::format("--stack-size={}: it is a number of bytes from 64k to 64G", escape(texts.stack_size)));
    program.stack_size = (*size + stack_granule - 1) / stack_granule * stack_granule;
  }
  if (!texts.maximum_memory.empty()) {
    program.maximum_memory = parse_size(texts.maximum_memory);
    if (!program.maximum_memory)
      return report_usage(fmt::format("--max-memory={}: it is a number of bytes, with k, M or G",
                                      escape(texts.maximum_memory)));
  }
  return std::nullopt;
}

std::string version_text() {
  return fmt::format("ingot {}\nLLVM {}\nTargets: {}\n", INGOT_VERSION, llvm_version(), target_names());
}

std::string targets_text() {
  std::string text;
  for (const Target& target : targets())
    text += fmt::format("{:<16} {}, by default for {}\n", target.name, target.triple, target.default_cpu);
  return text;
}

// dir/app.wasm -> app, in the current directory, as compilers do.
std::string stem(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1); // npos + 1 is 0
  for (const std::string_view suffix : {".wasm", ".wat"}) {
    if (path.size() > suffix.size() && path.ends_with(suffix))
      path.remove_suffix(suffix.size());
  }
  return std::string(path);
}

// Where --save-temps puts its files: beside the output, called after it without the suffix of its kind.
std::string temporaries_prefix(const CompileRequest& request, std::string_view suffix) {
  if (request.output_path == "-")
    return stem(request.input_path == "-" ? "stdin" : request.input_path);
  std::string_view prefix = request.output_path;
  if (prefix.size() > suffix.size() && prefix.ends_with(suffix))
    prefix.remove_suffix(suffix.size());
  return std::string(prefix);
}

std::optional<int> read_output_options(const Texts& texts, CompileRequest& request) {
  const auto row = std::find_if(std::begin(products), std::end(products),
                                [&](const ProductRow& product) { return product.name == texts.emit; });
  if (row == std::end(products))
    return report_usage(fmt::format("--emit={}: it is one of exe, obj, asm, llvm-ir", escape(texts.emit)));
  request.options.product = row->product;
  request.output_path = texts.output;
  if (texts.output.empty()) {
    if (request.input_path == "-")
      return report_usage("the input has no name to call the output after; use -o");
    request.output_path = stem(request.input_path) + std::string(row->suffix);
  }
  if (texts.save_temps)
    request.options.save_temps = temporaries_prefix(request, row->suffix);
  return std::nullopt;
}

} // namespace

std::variant<CompileRequest, int> parse_compile_options(const Arguments& arguments) {
  Texts texts;
  const std::unique_ptr<CLI::App> app = make_parser("Compile a WebAssembly module to a native executable",
                                                    "ingot [options] FILE.wasm [-o OUTPUT]\n"
                                                    "       ingot run [options] FILE.wasm [-- ARGUMENTS...]\n"
                                                    "       ingot validate FILE.wasm");
  add_input(*app, texts.inputs);
  add_value(*app, "-o", texts.output, "-o OUTPUT",
            "The output; by default the input's name without .wasm. '-' is standard output")
      ->group("Output");
  add_value(*app, "--emit", texts.emit, "--emit=KIND", "exe (the default), obj, asm or llvm-ir")
      ->group("Output");
  app->add_flag("--save-temps", texts.save_temps, "Keep the IR before and after optimisation, and the object")
      ->option_text("--save-temps")
      ->group("Output");
  add_code_options(*app, texts);
  add_program_options(*app, texts);
  add_information_options(*app, texts);
  app->add_flag("--version", texts.version, "Show the version")
      ->option_text("--version")
      ->group("Information");
  app->add_flag("--print-targets", texts.print_targets, "List the targets")
      ->option_text("--print-targets")
      ->group("Information");
  app->footer("-c is --emit=obj, -S is --emit=asm.");

  if (const std::optional<int> status = parse(*app, arguments))
    return *status;
  if (texts.version)
    return print(version_text());
  if (texts.print_targets)
    return print(targets_text());

  CompileRequest request;
  if (const std::optional<int> status = read_code_options(texts, request.options))
    return *status;
  if (const std::optional<int> status = check_input(texts.inputs))
    return *status;
  request.input_path = texts.inputs.front();
  if (const std::optional<int> status = read_program_options(texts, request.options.program))
    return *status;
  if (const std::optional<int> status = read_output_options(texts, request))
    return *status;
  return request;
}

std::variant<RunRequest, int> parse_run_options(const Arguments& arguments) {
  // What follows -- is the guest's, whatever it looks like.
  const auto separator = std::find(arguments.begin(), arguments.end(), "--");
  RunRequest request;
  if (separator != arguments.end())
    request.guest_arguments.assign(separator + 1, arguments.end());

  Texts texts;
  const std::unique_ptr<CLI::App> app = make_parser("Compile a WebAssembly module and run it at once",
                                                    "ingot run [options] FILE.wasm [-- ARGUMENTS...]");
  add_input(*app, texts.inputs);
  add_code_options(*app, texts);
  add_program_options(*app, texts);
  add_information_options(*app, texts);
  if (const std::optional<int> status = parse(*app, Arguments(arguments.begin(), separator)))
    return *status;
  if (texts.inputs.size() > 1)
    return report_usage("the program's arguments go after --");
  if (const std::optional<int> status = read_code_options(texts, request.options))
    return *status;
  if (const std::optional<int> status = check_input(texts.inputs))
    return *status;
  request.input_path = texts.inputs.front();
  if (const std::optional<int> status = read_program_options(texts, request.options.program))
    return *status;
  return request;
}

} // namespace ingot::driver
