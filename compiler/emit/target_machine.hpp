// Which machine to compile for, as the user says it, and LLVM's back end for it.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/support/result.hpp"

#include <llvm/Support/CodeGen.h>
#include <llvm/Target/TargetMachine.h>

#include <memory>
#include <string>
#include <string_view>

namespace ingot {

struct TargetSelection {
  const Target* target = &targets().front();
  // LLVM's name, or an architecture ("rv64gcv", "armv8.2-a+sve"), or "native" for the machine that compiles;
  // empty for the target's default.
  std::string cpu;
  std::string attributes;         // "+avx2,-sse4.1": added to what the CPU has
  bool tells_frame_sizes = false; // objects have LLVM's section .stack_sizes
};

// Fails if the target has no such CPU or attribute.
Result<std::unique_ptr<llvm::TargetMachine>> create_target_machine(const TargetSelection& selection,
                                                                   llvm::CodeGenOptLevel level);

// Lists for -mcpu=help and -mattr=help, one name a line.
std::string cpu_list(const Target& target);
std::string attribute_list(const Target& target);

std::string_view llvm_version();

} // namespace ingot
