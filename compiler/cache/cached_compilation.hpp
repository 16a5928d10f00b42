// The pipeline behind the cache.
#pragma once

#include "compiler/pipeline.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

namespace ingot {

// As pipeline::compile(), which it need not call if the same was compiled before. The options are such as
// program_key() takes.
Result<MemoryFile> compile_or_reuse(const pipeline::Options& options, Diagnostics& diagnostics);

} // namespace ingot
