#include "compiler/pipeline.hpp"

#include "compiler/decode/decode.hpp"
#include "compiler/emit/context_errors.hpp"
#include "compiler/emit/module_emitter.hpp"
#include "compiler/emit/parallel_emitter.hpp"
#include "compiler/emit/process_errors.hpp"
#include "compiler/link/lld_linker.hpp"
#include "compiler/link/published_file.hpp"
#include "compiler/stage_report.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/validate/validate.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/PassTimingInfo.h>
#include <llvm/Pass.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

#include <fmt/core.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot::pipeline {

namespace {

std::optional<ValidModule> read_module(const Options& options, StageReport& stages,
                                       Diagnostics& diagnostics) {
  stages.begin("decode", fmt::format("{} bytes", options.input.size()));
  std::optional<Module> module = decode(options.input, diagnostics);
  if (!module)
    return std::nullopt;

  stages.begin("validate", fmt::format("{} functions", module->functions.size()));
  std::optional<ValidModule> valid = validate(std::move(*module), diagnostics);
  if (!valid || !check_command(*valid, diagnostics) ||
      !check_memory_limit(*valid, options.program.maximum_memory, diagnostics))
    return std::nullopt;
  return valid;
}

Result<Done> save_temporary(const Options& options, std::string_view suffix, Result<MemoryFile> file) {
  if (!file)
    return file.failure();
  const Result<Bytes> bytes = file->bytes();
  if (!bytes)
    return bytes.failure();
  return publish_file(*options.save_temps + std::string(suffix), *bytes, FileKind::data);
}

// What the linker takes for an executable, and one file for any other product.
Result<std::vector<MemoryFile>> generate_code(const ValidModule& module, const Options& options,
                                              llvm::TargetMachine& target, StageReport& stages) {
  llvm::LLVMContext context;
  const ContextErrors errors(context);
  // Names of values are for people who read the IR.
  context.setDiscardValueNames(options.product != Product::llvm_ir && !options.save_temps);

  stages.begin("lower",
               fmt::format("{} functions, for {}", module->functions.size(), options.target.target->name));
  std::unique_ptr<llvm::Module> code = lower(module, options.program, target, context);
  if (options.save_temps) {
    if (const Result<Done> saved = save_temporary(options, ".ll", emit_ir(*code)); !saved)
      return saved.failure();
  }

  stages.begin("optimize", fmt::format("{} instructions", code->getInstructionCount()));
  optimize(*code, target, options.level);
  if (options.save_temps) {
    if (const Result<Done> saved = save_temporary(options, ".opt.ll", emit_ir(*code)); !saved)
      return saved.failure();
  }

  stages.begin("emit", fmt::format("{} instructions", code->getInstructionCount()));
  if (options.product == Product::executable)
    return emit_objects(std::move(code), options.target, target.getOptLevel(),
                        options.time_report ? 1 : options.jobs);
  Result<MemoryFile> product =
      options.product == Product::llvm_ir
          ? emit_ir(*code)
          : emit_code(*code, target,
                      options.product == Product::assembly ? CodeFormat::assembly : CodeFormat::object);
  if (errors.first())
    return *errors.first();
  if (!product)
    return product.failure();
  std::vector<MemoryFile> products;
  products.push_back(std::move(*product));
  return products;
}

Result<Done> save_objects(const Options& options, std::span<MemoryFile> objects) {
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string suffix = objects.size() == 1 ? ".o" : fmt::format(".{}.o", i);
    const Result<Bytes> bytes = objects[i].bytes();
    if (!bytes)
      return bytes.failure();
    if (const Result<Done> saved = publish_file(*options.save_temps + suffix, *bytes, FileKind::data); !saved)
      return saved.failure();
  }
  return Done{};
}

Result<MemoryFile> link(const Options& options, std::span<MemoryFile> objects, StageReport& stages) {
  if (options.save_temps) {
    if (const Result<Done> saved = save_objects(options, objects); !saved)
      return saved.failure();
  }
  stages.begin("link", fmt::format("{} object{}", objects.size(), objects.size() == 1 ? "" : "s"));
  return link_executable(objects, *options.target.target, {.strip = options.strip});
}

} // namespace

Result<MemoryFile> compile(const Options& options, Diagnostics& diagnostics) {
  StageReport stages(options.verbose, options.time_report);
  handle_llvm_process_errors();
  llvm::TimePassesIsEnabled = options.time_report;
  const Result<std::unique_ptr<llvm::TargetMachine>> target =
      create_target_machine(options.target, code_generation_level(options.level));
  if (!target)
    return target.failure();

  // Bytes -> Module -> ValidModule. Beyond this point nothing can be the input's fault.
  std::optional<ValidModule> module = read_module(options, stages, diagnostics);
  if (!module)
    return Failure{"the module cannot be compiled"};

  // ValidModule -> llvm::Module -> Object. Beyond this point LLVM's representation is gone, and so is its
  // memory.
  Result<std::vector<MemoryFile>> products = generate_code(*module, options, **target, stages);
  if (!products)
    return products.failure();
  module.reset();

  // Object -> Executable.
  Result<MemoryFile> product = options.product == Product::executable ? link(options, *products, stages)
                                                                      : std::move(products->front());

  stages.end();
  if (options.time_report)
    llvm::reportAndResetTimings(&llvm::errs());
  return product;
}

} // namespace ingot::pipeline
