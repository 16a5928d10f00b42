// bytes -> Module -> ValidModule -> llvm::Module -> Object -> Executable: all stages, in order.
#pragma once

#include "compiler/emit/target_machine.hpp"
#include "compiler/link/lld_linker.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass_pipeline.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <optional>
#include <string>

namespace ingot::pipeline {

enum class Product { executable, raw_image, intel_hex, object, assembly, llvm_ir };

struct Options {
  Bytes input;
  ProgramOptions program;
  TargetSelection target;
  OptimizationLevel level = OptimizationLevel::O2;
  Product product = Product::executable;
  LinkOptions link;                      // of executables and images
  std::optional<std::string> save_temps; // the prefix of the files (saved_temporaries.hpp)
  unsigned jobs = 1; // parts that are compiled at the same time; the product does not depend on it
  PartSizes part_sizes;
  bool shows_progress = false; // on a terminal
  bool verbose = false;
  bool time_report = false;
};

// Whether the product is what the linker makes, in one form or another.
constexpr bool is_linked(Product product) {
  return product == Product::executable || product == Product::raw_image || product == Product::intel_hex;
}

// Gives the product, which nobody has seen yet. On failure, if `diagnostics` has errors then they are the
// reason, and the input is at fault; otherwise the Failure is.
Result<MemoryFile> compile(const Options& options, Diagnostics& diagnostics);

} // namespace ingot::pipeline
