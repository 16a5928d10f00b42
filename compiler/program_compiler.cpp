#include "compiler/program_compiler.hpp"

#include "compiler/emit/context_errors.hpp"
#include "compiler/emit/module_emitter.hpp"
#include "compiler/emit/target_machine.hpp"
#include "compiler/passes/pass_pipeline.hpp"
#include "compiler/progress.hpp"
#include "compiler/saved_temporaries.hpp"
#include "compiler/support/worker_threads.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace ingot::pipeline {

namespace {

Result<MemoryFile> emit_product(llvm::Module& code, Product product, llvm::TargetMachine& target) {
  switch (product) {
  case Product::llvm_ir:
    return emit_ir(code);
  case Product::assembly:
    return emit_code(code, target, CodeFormat::assembly);
  default:
    break;
  }
  return emit_code(code, target, CodeFormat::object);
}

Result<MemoryFile> compile_part(const PartLowering& lower, std::size_t part, std::size_t part_count,
                                const Options& options, WorkTimes& times) {
  const Result<std::unique_ptr<llvm::TargetMachine>> target =
      create_target_machine(options.target, code_generation_level(options.level));
  if (!target)
    return target.failure();
  llvm::LLVMContext context;
  const ContextErrors errors(context);
  const SavedTemporaries temporaries(options.save_temps, part, part_count);
  // Names of values are for people who read the IR.
  context.setDiscardValueNames(options.product != Product::llvm_ir && !temporaries.are_wanted());

  times.begin(WorkTimes::lower);
  const std::unique_ptr<llvm::Module> code = lower(part, inlines_functions(options.level), **target, context);
  if (const Result<Done> saved = temporaries.save_ir(*code, ".ll"); !saved)
    return saved.failure();

  times.begin(WorkTimes::optimize);
  optimize(*code, **target, options.level);
  if (errors.first())
    return *errors.first();
  if (const Result<Done> saved = temporaries.save_ir(*code, ".opt.ll"); !saved)
    return saved.failure();

  times.begin(WorkTimes::emit);
  Result<MemoryFile> product = emit_product(*code, options.product, **target);
  if (errors.first())
    return *errors.first();
  if (!product)
    return product;
  if (is_linked(options.product))
    if (const Result<Done> saved = temporaries.save_object(*product); !saved)
      return saved.failure();
  times.end_part();
  return product;
}

} // namespace

Result<std::vector<MemoryFile>> compile_parts(std::size_t part_count, const PartLowering& lower,
                                              const Options& options, StageReport& stages) {
  std::vector<std::optional<Result<MemoryFile>>> results(part_count);
  std::atomic<std::size_t> next_part = 0;
  Progress progress(part_count, options.shows_progress);
  run_in_threads(std::min<std::size_t>(options.jobs, part_count), [&] {
    WorkTimes times;
    for (std::size_t part = next_part++; part < part_count; part = next_part++) {
      results[part] = compile_part(lower, part, part_count, options, times);
      if (!*results[part])
        next_part = part_count; // the others need not begin
      progress.finish_one();
    }
    stages.add(times);
  });

  // Workers take parts in order, so before the one that failed none is missing.
  std::vector<MemoryFile> products;
  for (std::optional<Result<MemoryFile>>& result : results) {
    if (!*result)
      return result->failure();
    products.push_back(std::move(**result));
  }
  return products;
}

} // namespace ingot::pipeline
