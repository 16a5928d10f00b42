// The object that makes a program of a script: its commands, and the modules they speak of.
#pragma once

#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/Target/TargetMachine.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ingot::spec {

// Defines the symbols of harness/commands.hpp. `modules` are the symbols of the abi::LinkableModules, in the
// order of their numbers.
Result<MemoryFile> make_script_object(std::span<const std::uint8_t> commands,
                                      const std::vector<std::string>& modules, std::uint32_t slot_count,
                                      llvm::TargetMachine& target);

} // namespace ingot::spec
