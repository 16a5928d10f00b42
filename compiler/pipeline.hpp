// bytes -> Module -> ValidModule -> llvm::Module -> Object -> Executable: all stages, in order.
#pragma once

#include "compiler/emit/target_machine.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass_pipeline.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <optional>
#include <string>

namespace ingot::pipeline {

enum class Product { executable, object, assembly, llvm_ir };

struct Options {
  Bytes input;
  ProgramOptions program;
  TargetSelection target;
  OptimizationLevel level = OptimizationLevel::O2;
  Product product = Product::executable;
  bool strip = false;                    // leave out the executable's symbol table
  std::optional<std::string> save_temps; // the prefix of the files (saved_temporaries.hpp)
  unsigned jobs = 1; // parts that are compiled at the same time; the product does not depend on it
  PartSizes part_sizes;
  bool shows_progress = false; // on a terminal
  bool verbose = false;
  bool time_report = false;
};

// Gives the product, which nobody has seen yet. On failure, if `diagnostics` has errors then they are the
// reason, and the input is at fault; otherwise the Failure is.
Result<MemoryFile> compile(const Options& options, Diagnostics& diagnostics);

} // namespace ingot::pipeline
