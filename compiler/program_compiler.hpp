// Program -> objects: each part is lowered, optimised, emitted and forgotten by one worker, in an LLVMContext
// of its own. So the memory that LLVM takes grows with the workers, not with the module; and as the parts do
// not depend on the number of workers, the objects are the same bytes for any. docs/decisions/0025.
#pragma once

#include "compiler/lower/lower.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/stage_report.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <vector>

namespace ingot::pipeline {

// What the linker takes for an executable, in order; for another product one file: then the program is to
// have one part.
Result<std::vector<MemoryFile>> compile_parts(const Program& program, const Options& options,
                                              StageReport& stages);

} // namespace ingot::pipeline
