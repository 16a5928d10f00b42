// The passes between lowering and code generation: LLVM's at the chosen level, then ours that must come last.
#pragma once

#include <llvm/IR/Module.h>
#include <llvm/Support/CodeGen.h>
#include <llvm/Target/TargetMachine.h>

#include <cstdint>

namespace ingot {

enum class OptimizationLevel : std::uint8_t { O0, O1, O2, O3, Os, Oz };

// The level for LLVM's code generator that goes with it.
llvm::CodeGenOptLevel code_generation_level(OptimizationLevel level);

// Whether optimize() puts functions in place of calls.
inline bool inlines_functions(OptimizationLevel level) { return level != OptimizationLevel::O0; }

// Afterwards the module is ready for code generation, at the level that the target has then.
void optimize(llvm::Module& module, llvm::TargetMachine& target, OptimizationLevel level);

} // namespace ingot
