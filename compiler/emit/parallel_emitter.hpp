// llvm::Module -> several objects, generated at the same time. How the module is divided depends on the
// module alone, never on the number of jobs, so the objects are the same bytes for any number.
#pragma once

#include "compiler/emit/target_machine.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/IR/Module.h>
#include <llvm/Support/CodeGen.h>

#include <memory>
#include <vector>

namespace ingot {

// Functions go to parts in the order of the module, so the objects, linked in the order given, hold them in
// that order. A small module is one object. Frees the module before the code generators need the memory.
// `jobs` is at least 1.
Result<std::vector<MemoryFile>> emit_objects(std::unique_ptr<llvm::Module> module,
                                             const TargetSelection& target, llvm::CodeGenOptLevel level,
                                             unsigned jobs);

} // namespace ingot
