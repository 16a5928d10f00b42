// ValidModule -> objects: each part is lowered, optimised, emitted and forgotten by one worker, in an
// LLVMContext of its own. So the memory that LLVM takes grows with the workers, not with the module; and as
// the parts do not depend on the number of workers, the objects are the same bytes for any.
// docs/decisions/0025.
#pragma once

#include "compiler/pipeline.hpp"
#include "compiler/stage_report.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace ingot::pipeline {

// Lowers a part, as Program::lower() does.
using PartLowering = std::function<std::unique_ptr<llvm::Module>(
    std::size_t part, bool inlines, const llvm::TargetMachine& target, llvm::LLVMContext& context)>;

// What the linker takes, in order; for a product that is not linked one file: then there is to be one part.
Result<std::vector<MemoryFile>> compile_parts(std::size_t part_count, const PartLowering& lower,
                                              const Options& options, StageReport& stages);

} // namespace ingot::pipeline
