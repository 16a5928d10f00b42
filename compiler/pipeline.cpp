#include "compiler/pipeline.hpp"

#include "compiler/decode/decode.hpp"
#include "compiler/emit/context_errors.hpp"
#include "compiler/emit/module_emitter.hpp"
#include "compiler/emit/parallel_emitter.hpp"
#include "compiler/emit/process_errors.hpp"
#include "compiler/link/image_format.hpp"
#include "compiler/link/lld_linker.hpp"
#include "compiler/lower/call_facts.hpp"
#include "compiler/saved_temporaries.hpp"
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

#include <memory>
#include <optional>
#include <span>
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
  if (!valid || !check_compiled(*valid, diagnostics) ||
      !check_command(*valid, options.program.unknown_imports, diagnostics) ||
      !check_entry(*valid, options.program.invoke, diagnostics) ||
      !check_memory_limit(*valid, options.program.maximum_memory, diagnostics))
    return std::nullopt;
  return valid;
}

// What no board has.
Result<Done> check_board(const Module& module) {
  constexpr std::uint64_t largest_memory = std::uint64_t{1} << 40;
  if (starts_threads(module))
    return Failure{"a program for a board cannot start threads"};
  // The collector is not part of the runtime library of boards.
  if (CallFacts(module, World::closed).has_objects())
    return Failure{"a program for a board cannot make structures or arrays"};
  for (const Memory& memory : module.memories) {
    const std::uint64_t size = bytes_of_pages(memory.type, memory.type.limits.minimum);
    if (size > largest_memory)
      return Failure{fmt::format("the module has a memory of {} bytes, more than any board has", size)};
  }
  return Done{};
}

// The module has been lowered and optimised; this is the one file that is asked for, if not an executable.
Result<MemoryFile> emit_product(llvm::Module& code, Product product, llvm::TargetMachine& target) {
  switch (product) {
  case Product::llvm_ir:
    return emit_ir(code);
  case Product::assembly:
    return emit_code(code, target, CodeFormat::assembly);
  case Product::object:
  case Product::executable:
  case Product::raw_image:
  case Product::intel_hex:
    break;
  }
  return emit_code(code, target, CodeFormat::object);
}

// What the linker takes for an executable, and one file for any other product.
Result<std::vector<MemoryFile>> generate_code(const ValidModule& module, const Options& options,
                                              llvm::TargetMachine& target, StageReport& stages) {
  llvm::LLVMContext context;
  const ContextErrors errors(context);
  const SavedTemporaries temporaries(options.save_temps);
  // Names of values are for people who read the IR.
  context.setDiscardValueNames(options.product != Product::llvm_ir && !temporaries.are_wanted());

  stages.begin("lower",
               fmt::format("{} functions, for {}", module->functions.size(), options.target.target->name));
  std::unique_ptr<llvm::Module> code = lower(module, options.program, target, context);
  if (const Result<Done> saved = temporaries.save_ir(*code, ".ll"); !saved)
    return saved.failure();

  stages.begin("optimize", fmt::format("{} instructions", code->getInstructionCount()));
  optimize(*code, target, options.level);
  if (errors.first())
    return *errors.first();
  if (const Result<Done> saved = temporaries.save_ir(*code, ".opt.ll"); !saved)
    return saved.failure();

  stages.begin("emit", fmt::format("{} instructions", code->getInstructionCount()));
  if (is_linked(options.product)) {
    // LLVM's timers are for one thread.
    const unsigned jobs = options.time_report ? 1 : options.jobs;
    Result<std::vector<MemoryFile>> objects =
        emit_objects(std::move(code), options.target, target.getOptLevel(), jobs);
    if (!objects)
      return objects;
    if (const Result<Done> saved = temporaries.save_objects(*objects); !saved)
      return saved.failure();
    return objects;
  }
  Result<MemoryFile> product = emit_product(*code, options.product, target);
  if (errors.first())
    return *errors.first();
  if (!product)
    return product.failure();
  std::vector<MemoryFile> products;
  products.push_back(std::move(*product));
  return products;
}

Result<MemoryFile> link(std::span<const MemoryFile> objects, const Options& options, StageReport& stages) {
  stages.begin("link", fmt::format("{} object{}", objects.size(), objects.size() == 1 ? "" : "s"));
  Result<MemoryFile> executable = link_executable(objects, *options.target.target, options.link);
  if (!executable || options.product == Product::executable)
    return executable;
  const Result<Bytes> bytes = executable->bytes();
  if (!bytes)
    return bytes.failure();
  return options.product == Product::raw_image ? to_raw_image(*bytes) : to_intel_hex(*bytes);
}

} // namespace

Result<MemoryFile> compile(const Options& options, Diagnostics& diagnostics) {
  StageReport stages(options.verbose, options.time_report);

  // The command line -> LLVM's back end.
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

  if (options.target.target->is_board())
    if (const Result<Done> possible = check_board(**module); !possible)
      return possible.failure();

  // ValidModule -> llvm::Module -> objects. Beyond this point LLVM's representation and its memory are gone.
  Result<std::vector<MemoryFile>> products = generate_code(*module, options, **target, stages);
  if (!products)
    return products.failure();
  module.reset();

  // Objects -> executable.
  Result<MemoryFile> product =
      is_linked(options.product) ? link(*products, options, stages) : std::move(products->front());

  stages.end();
  if (options.time_report)
    llvm::reportAndResetTimings(&llvm::errs());
  return product;
}

} // namespace ingot::pipeline
