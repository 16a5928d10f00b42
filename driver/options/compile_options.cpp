#include "driver/options/compile_options.hpp"

#include "compiler/emit/target_machine.hpp"
#include "compiler/emit/targets.hpp"
#include "compiler/library/c_names.hpp"
#include "compiler/library/wasi_imports.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/support/escape.hpp"
#include "driver/command.hpp"
#include "driver/messages.hpp"
#include "driver/options/board_options.hpp"
#include "driver/options/code_options.hpp"
#include "driver/options/input_options.hpp"
#include "driver/options/parser.hpp"
#include "driver/options/profile_options.hpp"
#include "driver/options/program_options.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::driver {

namespace {

// As they were typed.
struct OutputTexts {
  std::string output;
  std::string emit; // by default exe, or on a board what the output is called after
  std::string prefix;
  std::string wasi;
  std::vector<std::string> wasi_host;
  bool save_temps = false;
  bool memory_report = false;
  bool stack_usage = false;
  std::string report_format = "text";
};

struct ProductRow {
  std::string_view name;
  pipeline::Product product;
  std::string_view suffix; // of the output's default name
};

constexpr ProductRow products[] = {
    {"exe", pipeline::Product::executable, ""},       {"bin", pipeline::Product::raw_image, ".bin"},
    {"hex", pipeline::Product::intel_hex, ".hex"},    {"obj", pipeline::Product::object, ".o"},
    {"asm", pipeline::Product::assembly, ".s"},       {"llvm-ir", pipeline::Product::llvm_ir, ".ll"},
    {"lib", pipeline::Product::static_library, ".a"}, {"shared", pipeline::Product::shared_library, ".so"},
    {"header", pipeline::Product::header, ".h"},      {"oci", pipeline::Product::oci_image, ".tar"},
};

std::string product_names() {
  std::string names;
  for (const ProductRow& row : products)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", row.name);
  return names;
}

void add_output_options(CLI::App& app, OutputTexts& texts) {
  const char* const group = "Output";
  add_value(app, "-o", texts.output, "-o OUTPUT",
            "The output; by default the input's name without .wasm or .wat. '-' is standard output")
      ->group(group);
  add_value(app, "--emit", texts.emit, "--emit=KIND, -c, -S",
            "exe (the default), obj, asm, llvm-ir; lib, shared or header for a library and its header in C; "
            "oci for a container image; on a board also bin or hex (Intel's), which -o FILE.bin and FILE.hex "
            "mean too. -c is obj, -S is asm")
      ->group(group);
  add_value(
      app, "--prefix", texts.prefix, "--prefix=PREFIX",
      "What the library's names in C begin with; by default the input's name. Also makes -c a library's")
      ->group(group);
  add_value(
      app, "--wasi", texts.wasi, "--wasi=KIND",
      "Who defines the functions of WASI in a library: the host (import, the default), the library "
      "itself, by what the host grants each instance (link), or nobody, so that a call is a trap (deny)")
      ->group(group);
  app.add_option(
         "--wasi-host", texts.wasi_host,
         "A function of WASI, such as fd_write, that the host defines in spite of --wasi=link or deny")
      ->allow_extra_args(false)
      ->option_text("--wasi-host=FUNCTION")
      ->group(group);
  app.add_flag("--save-temps", texts.save_temps, "Keep the IR before and after optimisation, and the object")
      ->option_text("--save-temps")
      ->group(group);
  app.add_flag("--memory-report", texts.memory_report,
               "Say what the program takes of flash and RAM, by section, function and variable")
      ->option_text("--memory-report")
      ->group(group);
  app.add_flag("--stack-usage", texts.stack_usage, "Say what a call of each function takes of the stack")
      ->option_text("--stack-usage")
      ->group(group);
  add_choice(app, "--report-format", texts.report_format, {"text", "json"}, "--report-format=KIND",
             "How these two say it, on standard output: text (the default), or json")
      ->group(group);
}

std::string version_text() {
  return fmt::format("ingot {}\nLLVM {}\nTargets: {}\n", INGOT_VERSION, llvm_version(), target_names());
}

std::string targets_text() {
  std::string text;
  for (const Target& target : targets())
    text += fmt::format("{:<16} {}, by default for {}{}{}\n", target.name, target.triple, target.default_cpu,
                        target.default_attributes.empty() ? "" : " with ", target.default_attributes);
  return text;
}

bool is_file_or_new(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}

// Where --save-temps puts its files: beside the output, called after it without the suffix of its kind. If
// the output is no file (standard output, /dev/null), in the current directory, called after the input.
std::string temporaries_prefix(const CompileRequest& request, std::string_view suffix) {
  const std::string& input_path = request.modules.back().path;
  if (request.output_path == "-" || !is_file_or_new(request.output_path))
    return stem(input_path == "-" ? "stdin" : input_path);
  std::string_view prefix = request.output_path;
  if (prefix.size() > suffix.size() && prefix.ends_with(suffix))
    prefix.remove_suffix(suffix.size());
  return std::string(prefix);
}

// What the program will be called, as far as that is known.
std::string name_of_program(const CompileRequest& request) {
  const std::string& input_path = request.modules.back().path;
  const bool is_named = request.options.product == pipeline::Product::executable &&
                        request.output_path != "-" && is_file_or_new(request.output_path);
  if (is_named)
    return request.output_path;
  return input_path == "-" ? "stdin" : stem(input_path);
}

// The product that is meant if --emit does not say.
std::string_view kind_of(std::string_view output, bool is_board) {
  for (const std::string_view kind : {"bin", "hex"})
    if (is_board && output.ends_with(fmt::format(".{}", kind)))
      return kind;
  return "exe";
}

constexpr std::pair<std::string_view, LibraryWasi::Definition> wasi_definitions[] = {
    {"import", LibraryWasi::Definition::import},
    {"link", LibraryWasi::Definition::link},
    {"deny", LibraryWasi::Definition::deny},
};

std::optional<int> read_wasi_options(const OutputTexts& texts, CompileRequest& request) {
  LibraryWasi& wasi = request.options.program.library_wasi;
  if (!texts.wasi.empty()) {
    const auto row = std::find_if(std::begin(wasi_definitions), std::end(wasi_definitions),
                                  [&](const auto& definition) { return definition.first == texts.wasi; });
    if (row == std::end(wasi_definitions))
      return report_usage(fmt::format("--wasi={}: it is one of import, link, deny", escape(texts.wasi)));
    wasi.definition = row->second;
  }
  for (const std::string& name : texts.wasi_host)
    if (!is_wasi_name(name))
      return report_usage(fmt::format("--wasi-host={}: WASI has no such function", escape(name)));
  wasi.host_functions = texts.wasi_host;
  if ((!texts.wasi.empty() || !texts.wasi_host.empty()) && !request.options.library_prefix)
    return report_usage(
        "--wasi and --wasi-host are for libraries: --emit=lib, shared or header, or --prefix");
  return std::nullopt;
}

std::optional<int> check_targets(pipeline::Product product, std::span<const Target* const> platforms) {
  if (product != pipeline::Product::oci_image)
    return platforms.size() > 1 ? std::optional(refuse_several_targets()) : std::nullopt;
  const auto board = std::ranges::find_if(platforms, &Target::is_board);
  if (board == platforms.end())
    return std::nullopt;
  return report_usage(
      fmt::format("a container needs a system, which the board {} does not have", (*board)->name));
}

std::optional<int> read_output_options(const OutputTexts& texts, CompileRequest& request) {
  const bool is_board = request.options.target.target->is_board();
  const std::string_view kind = texts.emit.empty() ? kind_of(texts.output, is_board) : texts.emit;
  const auto row = std::find_if(std::begin(products), std::end(products),
                                [&](const ProductRow& product) { return product.name == kind; });
  if (row == std::end(products))
    return report_usage(fmt::format("--emit={}: it is one of {}", escape(texts.emit), product_names()));
  if (const std::optional<int> status = check_targets(row->product, request.options.platforms))
    return status;
  if (is_board && row->product == pipeline::Product::shared_library)
    return report_usage("--emit=shared needs a system, which a board does not have");
  if (is_board && texts.wasi == "link")
    return report_usage("--wasi=link needs a system, which a board does not have");
  const bool is_image =
      row->product == pipeline::Product::raw_image || row->product == pipeline::Product::intel_hex;
  if (is_image && !is_board)
    return report_usage(
        fmt::format("--emit={} is for boards, and {} is none", kind, request.options.target.target->name));
  request.options.product = row->product;
  request.output_path = texts.output;
  const std::string& input_path = request.modules.back().path;
  if (texts.output.empty()) {
    if (input_path == "-")
      return report_usage("the input has no name to call the output after; use -o");
    request.output_path = stem(input_path) + std::string(row->suffix);
  }
  if (!texts.prefix.empty() && !is_library_prefix(texts.prefix))
    return report_usage(fmt::format("--prefix={}: it is an identifier of C of at most 64 characters that "
                                    "begins with a letter, but not with 'ingot'",
                                    escape(texts.prefix)));
  const bool is_program = pipeline::is_program(row->product) || row->product == pipeline::Product::oci_image;
  if (!texts.prefix.empty() && is_program)
    return report_usage("--prefix is for libraries: --emit=lib, shared, header or obj");
  if (!texts.prefix.empty())
    request.options.library_prefix = texts.prefix;
  else if (pipeline::is_library_product(row->product))
    request.options.library_prefix = library_prefix(input_path == "-" ? "module" : stem(input_path));
  request.sizes = {
      .memory = texts.memory_report, .stack = texts.stack_usage, .as_json = texts.report_format == "json"};
  if (request.sizes.is_wanted() && !pipeline::is_program(row->product))
    return report_usage(
        fmt::format("--memory-report and --stack-usage are about programs, and --emit={} is none", kind));
  if (request.sizes.is_wanted() && request.output_path == "-")
    return report_usage("--memory-report and --stack-usage write to standard output, so -o - cannot");
  request.options.target.tells_frame_sizes = texts.stack_usage;
  request.options.link.keeps_frame_sizes = texts.stack_usage;
  if (texts.save_temps)
    request.options.save_temps = temporaries_prefix(request, row->suffix);
  return read_wasi_options(texts, request);
}

} // namespace

std::variant<CompileRequest, int> parse_compile_options(const Arguments& arguments) {
  InputTexts inputs;
  OutputTexts output;
  CodeTexts code;
  ProgramTexts program;
  BoardTexts board;
  ProfileTexts profile;
  std::string grants = "compiled";
  bool version = false;
  bool print_targets = false;
  const std::unique_ptr<CLI::App> app = make_parser("Compile a WebAssembly module to a native executable",
                                                    "ingot [options] FILE.wasm... [-o OUTPUT]\n"
                                                    "       ingot run [options] FILE.wasm [-- ARGUMENTS...]\n"
                                                    "       ingot validate FILE.wasm\n"
                                                    "       ingot inspect FILE.wasm [--format=KIND]\n"
                                                    "       ingot print FILE.wasm [-o OUTPUT]\n"
                                                    "       ingot assemble FILE.wat [-o OUTPUT]");
  add_output_options(*app, output);
  add_code_options(*app, code);
  add_input_options(*app, inputs);
  add_program_options(*app, program);
  add_profile_options(*app, profile);
  add_board_options(*app, board);
  add_value(
      *app, "--grants", grants, "--grants=KIND",
      "When the program gets its grants: now (compiled, the default), or also at start (runtime), by the "
      "variable INGOT_GRANTS")
      ->group("Program");
  app->add_flag("--version", version, "Show the version")->option_text("--version")->group("Information");
  app->add_flag("--print-targets", print_targets, "List the targets")
      ->option_text("--print-targets")
      ->group("Information");
  app->footer("FILE.wasm may be in the text format too, FILE.wat. Of several the last is the program, which "
              "imports from the others. @FILE stands for the arguments in the file.");

  if (const std::optional<int> status = parse(*app, arguments))
    return *status;
  if (version)
    return print(version_text());
  if (print_targets)
    return print(targets_text());

  CompileRequest request;
  if (const std::optional<int> status = read_code_options(code, request.options))
    return *status;
  std::variant<std::vector<ModuleInput>, int> modules = read_input_options(inputs);
  if (const int* status = std::get_if<int>(&modules))
    return *status;
  request.modules = std::move(std::get<0>(modules));
  if (const std::optional<int> status =
          read_program_options(program, *request.options.target.target, request.options.program))
    return *status;
  if (grants != "compiled" && grants != "runtime")
    return report_usage(fmt::format("--grants={}: it is one of compiled, runtime", escape(grants)));
  request.options.program.grants_at_start = grants == "runtime";
  if (request.options.program.grants_at_start && request.options.target.target->is_board())
    return report_usage("--grants=runtime needs a system, which a board does not have");
  if (const std::optional<int> status = read_board_options(board, program, request.options))
    return *status;
  if (const std::optional<int> status = read_output_options(output, request))
    return *status;
  if (const std::optional<int> status =
          check_metering(request.options.program, program, request.options.library_prefix.has_value()))
    return *status;
  if (const std::optional<int> status =
          read_profile_options(profile, name_of_program(request), request.options))
    return *status;
  return request;
}

} // namespace ingot::driver
