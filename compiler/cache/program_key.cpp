#include "compiler/cache/program_key.hpp"

#include "compiler/emit/target_machine.hpp"
#include "compiler/link/lld_linker.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/part.hpp"
#include "compiler/passes/pass_pipeline.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/profile/profile_file.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/BLAKE3.h>
#include <llvm/Support/SHA256.h>
#include <llvm/Target/TargetMachine.h>

#include <cassert>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ingot {

namespace {

// Of a sequence of values. Each says how long it is, so that two sequences are never the same bytes.
class Hash {
public:
  template <typename T>
    requires std::integral<T> || std::is_enum_v<T>
  void add(T value) {
    const auto bits = static_cast<std::uint64_t>(value);
    sha_.update(llvm::ArrayRef(reinterpret_cast<const std::uint8_t*>(&bits), sizeof bits));
  }

  // By a digest: of a large module LLVM's BLAKE3, with vector instructions, takes a fraction of its SHA-256,
  // which would be most of the time of a hit.
  void add(Bytes bytes) { sha_.update(llvm::BLAKE3::hash(llvm::ArrayRef(bytes.data(), bytes.size()))); }

  void add(std::string_view text) {
    add(text.size());
    sha_.update(llvm::StringRef(text));
  }

  template <typename T>
  void add(const std::optional<T>& value) {
    add(value.has_value());
    if (value)
      add(*value);
  }

  // Options are taken apart whole: a member that is added to one does not compile until it is said here
  // whether the executable depends on it.

  void add(const DirectoryGrant& directory) {
    const auto& [host_path, guest_path, read_only] = directory;
    add_all(host_path, guest_path, read_only);
  }

  void add(const ListenGrant& listener) { add(listener.text); }

  // What one module alone is called shows nowhere.
  void add(const std::vector<pipeline::Input>& inputs) {
    add(inputs.size());
    for (const auto& [name, bytes, offset] : inputs) { // the offset is one of messages
      add(bytes);
      if (inputs.size() > 1)
        add(name);
    }
  }

  template <typename T>
  void add(const std::vector<T>& values) {
    add(values.size());
    for (const T& value : values)
      add(value);
  }

  void add(const ProfileFile& profile) { add(Bytes(profile.bytes)); } // the name is one of messages

  void add(const HeapOptions& heap) {
    const auto& [size, stress, verify, statistics] = heap;
    add_all(size, stress, verify, statistics);
  }

  void add(const Sandbox& sandbox) {
    const auto& [is_on, is_reported] = sandbox;
    add_all(is_on, is_reported);
  }

  void add(const PartSizes& sizes) {
    const auto& [whole, part] = sizes;
    add_all(whole, part);
  }

  void add(const ProgramOptions& program) {
    const auto& [directories, environment, arguments, listeners, inherit_environment, grants_at_start,
                 trace_wasi, invoke, stack_size, maximum_memory, unknown_imports, library_wasi, bounds,
                 metering, fuel, heap, deterministic, sandbox, profile_path, function_names] = program;
    // library_wasi is of libraries.
    add_all(directories, environment, arguments, listeners, inherit_environment, grants_at_start, trace_wasi,
            invoke, stack_size, maximum_memory, unknown_imports, bounds, metering, fuel, heap, deterministic,
            sandbox, profile_path, function_names);
  }

  void add(const LinkOptions& link) {
    const auto& [strip, keeps_frame_sizes, stack_size, memory_map, script, board_files] = link;
    add_all(strip, keeps_frame_sizes); // the others are of boards
  }

  void add(const TargetSelection& target, OptimizationLevel level) {
    const auto& [selected, cpu, attributes, tells_frame_sizes] = target;
    add_all(selected->name, cpu, attributes, tells_frame_sizes);
    // What "native" means here and now. If there is no such CPU, then there will be no product either.
    if (const Result<std::unique_ptr<llvm::TargetMachine>> machine =
            create_target_machine(target, code_generation_level(level)))
      add_all(std::string_view((*machine)->getTargetCPU()),
              std::string_view((*machine)->getTargetFeatureString()));
  }

  void add(const pipeline::Options& options) {
    const auto& [inputs, program, profiles, library_prefix, target, platforms, level, product, link,
                 save_temps, jobs, part_sizes, shows_progress, verbose, time_report, sizes] = options;
    assert(product == pipeline::Product::executable && !library_prefix && !target.target->is_board());
    assert(!save_temps && sizes == nullptr); // what is made beside the product is not kept
    add(inputs);
    add(program);
    add(profiles);
    add(target, level); // `platforms` are of container images
    add_all(level, link, part_sizes);
    // `jobs` and what is said meanwhile change nothing.
  }

  std::string digits() { return llvm::toHex(sha_.final(), /*LowerCase=*/true); }

private:
  template <typename... Values>
  void add_all(const Values&... values) {
    (add(values), ...);
  }

  llvm::SHA256 sha_;
};

} // namespace

std::string program_key(const pipeline::Options& options, std::string_view build) {
  Hash hash;
  hash.add(build);
  hash.add(options);
  return hash.digits();
}

} // namespace ingot
