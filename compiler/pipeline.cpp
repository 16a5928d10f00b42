#include "compiler/pipeline.hpp"

#include "compiler/container/oci_image.hpp"
#include "compiler/decode/decode.hpp"
#include "compiler/emit/process_errors.hpp"
#include "compiler/library/c_header.hpp"
#include "compiler/library/c_names.hpp"
#include "compiler/library/wasi_imports.hpp"
#include "compiler/link/image_format.hpp"
#include "compiler/link/library_object.hpp"
#include "compiler/link/lld_linker.hpp"
#include "compiler/link/size_report.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/merge/merge.hpp"
#include "compiler/profile/execution_profile.hpp"
#include "compiler/profile/profile_file.hpp"
#include "compiler/program_compiler.hpp"
#include "compiler/stage_report.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/validate/library_rules.hpp"
#include "compiler/validate/validate.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/PassTimingInfo.h>
#include <llvm/Pass.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot::pipeline {

namespace {

std::optional<ValidModule> read_module(const Input& input, StageReport& stages, Diagnostics& diagnostics) {
  stages.begin("decode", fmt::format("{} bytes", input.bytes.size()));
  std::optional<Module> module = decode(input.bytes, diagnostics, input.offset);
  if (!module)
    return std::nullopt;

  stages.begin("validate", fmt::format("{} functions", module->functions.size()));
  std::optional<ValidModule> valid = validate(std::move(*module), diagnostics);
  if (!valid || !check_compiled(*valid, diagnostics))
    return std::nullopt;
  return valid;
}

// Each module by itself, and then what they are together.
std::optional<ValidModule> read_modules(const Options& options, StageReport& stages,
                                        Diagnostics& diagnostics) {
  std::vector<LinkedModule> modules;
  for (const Input& input : options.inputs) {
    std::optional<ValidModule> module = read_module(input, stages, diagnostics);
    if (!module)
      return std::nullopt;
    if (options.inputs.size() == 1)
      return module;
    modules.push_back({input.name, std::move(*module)});
  }
  stages.begin("merge", fmt::format("{} modules", modules.size()));
  return merge(std::move(modules), diagnostics);
}

// The module that becomes the product, which it is fit for.
std::optional<ValidModule> read_program(const Options& options, StageReport& stages,
                                        Diagnostics& diagnostics) {
  std::optional<ValidModule> valid = read_modules(options, stages, diagnostics);
  if (!valid || !check_memory_limit(*valid, options.program.maximum_memory, diagnostics))
    return std::nullopt;
  const bool is_fit = options.library_prefix
                          ? check_library(*valid, diagnostics) &&
                                check_library_wasi(*valid, options.program.library_wasi, diagnostics)
                          : check_command(*valid, options.program.unknown_imports, diagnostics) &&
                                check_entry(*valid, options.program.invoke, diagnostics);
  if (!is_fit)
    return std::nullopt;
  return valid;
}

// What no board has.
Result<Done> check_board(const Module& module, const Options& options) {
  const std::uint64_t largest_memory = std::uint64_t{1} << (options.target.target->has_64_bits() ? 40 : 31);
  if (starts_threads(module))
    return Failure{"a program for a board cannot start threads"};
  if (const std::uint64_t least = smallest_board_stack(module); options.program.stack_size < least)
    return Failure{
        fmt::format("a program that makes structures or arrays needs a stack of at least {} bytes", least)};
  for (const Memory& memory : module.memories) {
    const std::uint64_t size = bytes_of_pages(memory.type, memory.type.limits.minimum);
    if (size > largest_memory)
      return Failure{fmt::format("the module has a memory of {} bytes, more than any board has", size)};
  }
  return Done{};
}

// What was counted of the module, if anything was.
Result<std::optional<ExecutionProfile>> read_profiles(const Module& module, const Options& options,
                                                      StageReport& stages) {
  if (options.profiles.empty())
    return std::optional<ExecutionProfile>();
  stages.begin("profile",
               fmt::format("{} file{}", options.profiles.size(), options.profiles.size() == 1 ? "" : "s"));
  Result<ExecutionProfile> profile = ingot::read_profiles(options.profiles, module);
  if (!profile)
    return profile.failure();
  return std::optional(std::move(*profile));
}

// What the linker takes, or the product itself.
Result<std::vector<MemoryFile>> generate_code(const ValidModule& module, const Options& options,
                                              StageReport& stages) {
  // 512 MiB of them, which the linker can still address beside all else.
  constexpr std::uint64_t most_counters = std::uint64_t{1} << 26;

  const Result<std::optional<ExecutionProfile>> profile = read_profiles(*module, options, stages);
  if (!profile)
    return profile.failure();
  const ExecutionProfile* const executed = *profile ? &**profile : nullptr;
  if (options.library_prefix) {
    const CNames names(*module, *options.library_prefix, options.program.library_wasi);
    stages.begin("code",
                 fmt::format("{} functions, for {}", module->functions.size(), options.target.target->name));
    llvm::TimePassesIsEnabled = options.time_report;
    return compile_parts(
        1,
        [&](std::size_t, bool, const llvm::TargetMachine& target, llvm::LLVMContext& context) {
          return lower_library(module, names, options.program, executed, target, context);
        },
        options, stages);
  }
  stages.begin("analyze", fmt::format("{} functions", module->functions.size()));
  // Programs for boards are small, and their storage is part of the module.
  const bool is_divided = is_linked(options) && !options.target.target->is_board();
  const PartSizes one_part = {.whole = std::numeric_limits<std::uint64_t>::max()};
  const Program program(module, options.program, options.target.target->pointer_size(),
                        is_divided ? options.part_sizes : one_part, executed);
  if (program.counter_count() > most_counters)
    return Failure{
        fmt::format("the module has {} branches to count, more than a program can", program.counter_count())};
  stages.begin("code", fmt::format("{} part{}, for {}", program.part_count(),
                                   program.part_count() == 1 ? "" : "s", options.target.target->name));
  // LLVM's timers of the passes of code generation are for one module and one thread.
  llvm::TimePassesIsEnabled = options.time_report && program.part_count() == 1;
  return compile_parts(
      program.part_count(),
      [&](std::size_t part, bool inlines, const llvm::TargetMachine& target, llvm::LLVMContext& context) {
        return program.lower(part, inlines, target, context);
      },
      options, stages);
}

std::vector<FunctionName> function_names(const Module& module) {
  std::vector<FunctionName> names;
  for (std::uint32_t index = 0; index < module.functions.size(); ++index) {
    const std::string_view name =
        index < module.names.functions.size() ? module.names.functions[index] : std::string_view();
    names.push_back({index, std::string(name), ""});
  }
  for (const MergedModule& merged : module.merged)
    for (std::uint32_t index = 0; index < merged.function_count; ++index) {
      FunctionName& name = names[merged.first_function.value + index];
      name.index = merged.imported_count + index;
      name.module = merged.name;
    }
  return names;
}

// By its symbols, which what is measured has, even if the product does not.
Result<Done> measure(std::span<const MemoryFile> objects, const Options& options) {
  const Target& target = *options.target.target;
  LinkOptions link_options = options.link;
  link_options.strip = false;
  Result<MemoryFile> program = ingot::link(objects, LinkProduct::executable, target, link_options);
  if (!program)
    return program.failure();
  const Result<Bytes> bytes = program->bytes();
  if (!bytes)
    return bytes.failure();
  Result<SizeReport> report = read_size_report(*bytes, image_map(target, options.link));
  if (!report)
    return report.failure();
  options.sizes->report = std::move(*report);
  return Done{};
}

Result<MemoryFile> link(std::span<const MemoryFile> objects, const Options& options, StageReport& stages) {
  stages.begin("link", fmt::format("{} object{}", objects.size(), objects.size() == 1 ? "" : "s"));
  const Target& target = *options.target.target;
  if (options.library_prefix && options.product != Product::shared_library) {
    Result<MemoryFile> object = ingot::link(objects, LinkProduct::relocatable, target, {});
    if (!object)
      return object;
    object = localize_hidden(*object);
    if (!object || options.product == Product::object)
      return object;
    return make_archive(*object, *options.library_prefix + ".o");
  }
  if (options.library_prefix)
    return ingot::link(objects, LinkProduct::shared_library, target, options.link);
  Result<MemoryFile> executable = ingot::link(objects, LinkProduct::executable, target, options.link);
  if (executable && options.sizes != nullptr)
    if (const Result<Done> measured = measure(objects, options); !measured)
      return measured.failure();
  if (!executable || options.product == Product::executable)
    return executable;
  const Result<Bytes> bytes = executable->bytes();
  if (!bytes)
    return bytes.failure();
  return options.product == Product::raw_image ? to_raw_image(*bytes) : to_intel_hex(*bytes);
}

Result<MemoryFile> write_header(const ValidModule& module, const Options& options) {
  const LibraryWasi& wasi = options.program.library_wasi;
  return MemoryFile::of(c_header(*module, CNames(*module, *options.library_prefix, wasi),
                                 options.program.metering, wasi, options.target.target->is_board()));
}

// One executable after the other, each from the modules on: a platform is a target like any other.
Result<MemoryFile> compile_image(const Options& options, Diagnostics& diagnostics) {
  std::vector<ContainerProgram> programs;
  for (const Target* const platform : options.platforms) {
    Options one = options;
    one.product = Product::executable;
    one.target.target = platform;
    if (one.save_temps && options.platforms.size() > 1)
      *one.save_temps += fmt::format(".{}", platform->name);
    Result<MemoryFile> executable = compile(one, diagnostics);
    if (!executable)
      return executable;
    programs.push_back({platform, std::move(*executable)});
  }
  std::vector<std::uint16_t> ports;
  for (const ListenGrant& listener : options.program.listeners)
    ports.push_back(listener.address.port);
  return make_oci_image(programs, ports);
}

} // namespace

Result<MemoryFile> compile(const Options& options, Diagnostics& diagnostics) {
  if (options.product == Product::oci_image)
    return compile_image(options, diagnostics);
  StageReport stages(options.verbose, options.time_report);

  // The command line -> LLVM's back end.
  handle_llvm_process_errors();
  if (const Result<std::unique_ptr<llvm::TargetMachine>> target =
          create_target_machine(options.target, code_generation_level(options.level));
      !target)
    return target.failure();

  // Bytes -> Module -> ValidModule. Beyond this point nothing can be the input's fault.
  std::optional<ValidModule> module = read_program(options, stages, diagnostics);
  if (!module)
    return Failure{"the module cannot be compiled"};

  if (options.product == Product::header) {
    stages.end();
    return write_header(*module, options);
  }
  if (options.target.target->is_board())
    if (const Result<Done> possible = check_board(**module, options); !possible)
      return possible.failure();

  // ValidModule -> llvm::Module -> objects. Beyond this point LLVM's representation and its memory are gone.
  Result<std::vector<MemoryFile>> products = generate_code(*module, options, stages);
  if (!products)
    return products.failure();
  if (options.sizes != nullptr)
    options.sizes->functions = function_names(**module);
  module.reset();

  // Objects -> executable or library.
  Result<MemoryFile> product =
      is_linked(options) ? link(*products, options, stages) : std::move(products->front());

  stages.end();
  if (options.time_report)
    llvm::reportAndResetTimings(&llvm::errs());
  return product;
}

} // namespace ingot::pipeline
