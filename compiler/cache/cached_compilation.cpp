#include "compiler/cache/cached_compilation.hpp"

#include "compiler/cache/build_identity.hpp"
#include "compiler/cache/cache_directory.hpp"
#include "compiler/cache/program_key.hpp"
#include "compiler/emit/process_errors.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/stage_report.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ingot {

Result<MemoryFile> compile_or_reuse(const pipeline::Options& options, Diagnostics& diagnostics) {
  const auto say = [&](std::string_view what, std::string_view subject) {
    if (options.verbose)
      std::fputs(fmt::format("ingot: cache: {}{}\n", what, subject).c_str(), stderr);
  };

  handle_llvm_process_errors(); // the key asks LLVM for the CPU
  const std::optional<std::string> build = build_identity();
  if (!build) {
    say("not used: ", "a part of this compiler has no build ID");
    return pipeline::compile(options, diagnostics);
  }
  const Result<CacheDirectory> directory = CacheDirectory::open();
  if (!directory) {
    say("not used: ", directory.failure().message);
    return pipeline::compile(options, diagnostics);
  }

  StageReport stages(/*announces=*/false, options.time_report);
  stages.begin("hash", "");
  const std::string key = program_key(options, *build);
  stages.begin("cache", "");
  Result<std::optional<MemoryFile>> kept = directory->find(key);
  if (kept && *kept) {
    say("hit ", key);
    stages.end();
    return std::move(**kept);
  }
  say("miss ", key);
  if (!kept)
    say("", kept.failure().message);

  Result<MemoryFile> program = pipeline::compile(options, diagnostics);
  if (!program)
    return program;
  if (const Result<Done> stored = directory->keep(key, *program); !stored)
    say("not kept: ", stored.failure().message);
  return program;
}

} // namespace ingot
