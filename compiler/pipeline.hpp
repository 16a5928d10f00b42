// bytes -> Module -> ValidModule -> llvm::Module -> Object -> Executable: all stages, in order.
#pragma once

#include "compiler/emit/target_machine.hpp"
#include "compiler/emit/targets.hpp"
#include "compiler/link/lld_linker.hpp"
#include "compiler/link/size_report.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass_pipeline.hpp"
#include "compiler/profile/profile_file.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ingot::pipeline {

enum class Product {
  executable,
  raw_image,
  intel_hex,
  object,
  assembly,
  llvm_ir,
  static_library,
  shared_library,
  header,    // of a library, in C
  oci_image, // of executables
};

// Whether the product exists of libraries only.
constexpr bool is_library_product(Product product) {
  return product == Product::static_library || product == Product::shared_library ||
         product == Product::header;
}

// Whether the product is a program with all it needs.
constexpr bool is_program(Product product) {
  return product == Product::executable || product == Product::raw_image || product == Product::intel_hex;
}

struct Input {
  std::string name; // what other modules import from; if empty, they do not
  Bytes bytes;
  std::size_t offset = 0; // where the file begins in the Diagnostics
};

// A function of the guest, as messages name it.
struct FunctionName {
  std::uint32_t index; // in its own module
  std::string name;    // empty if the module gives it none
  std::string module;  // empty if there is only one
};

// What a linked program takes of memory.
struct ProgramSizes {
  SizeReport report;
  std::vector<FunctionName> functions; // by SymbolSize::guest_function
};

struct Options {
  std::vector<Input> inputs; // by offset; the last is the program, which the others are linked to
  ProgramOptions program;
  std::vector<ProfileFile> profiles;         // of the program, from earlier executions
  std::optional<std::string> library_prefix; // the product is (of) a library whose C names begin so
  TargetSelection target;
  std::vector<const Target*> platforms; // of an image: its targets, instead of the one above; at least one
  OptimizationLevel level = OptimizationLevel::O2;
  Product product = Product::executable;
  LinkOptions link;                      // of executables and images
  std::optional<std::string> save_temps; // the prefix of the files (saved_temporaries.hpp)
  unsigned jobs = 1; // parts that are compiled at the same time; the product does not depend on it
  PartSizes part_sizes;
  bool shows_progress = false; // on a terminal
  bool verbose = false;
  bool time_report = false;
  ProgramSizes* sizes = nullptr; // where to say what a program takes, if it is asked for
};

// Whether the product is what the linker makes, in one form or another.
constexpr bool is_linked(Product product) {
  return is_program(product) || product == Product::static_library || product == Product::shared_library;
}

// Whether the linker makes what the options ask for. The object of a library is complete but for its host.
inline bool is_linked(const Options& options) {
  return is_linked(options.product) || (options.product == Product::object && options.library_prefix);
}

// Gives the product, which nobody has seen yet. On failure, if `diagnostics` has errors then they are the
// reason, and the input is at fault; otherwise the Failure is.
Result<MemoryFile> compile(const Options& options, Diagnostics& diagnostics);

} // namespace ingot::pipeline
