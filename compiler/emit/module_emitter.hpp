// llvm::Module -> the bytes of an object, of assembly, or of IR text, in a file in memory.
#pragma once

#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

namespace ingot {

enum class CodeFormat { object, assembly };

// The code generator changes the module as it works, so this can be done once. Errors that LLVM reports
// through the module's context are not seen here (context_errors.hpp).
Result<MemoryFile> emit_code(llvm::Module& module, llvm::TargetMachine& target, CodeFormat format);

Result<MemoryFile> emit_ir(const llvm::Module& module);

} // namespace ingot
