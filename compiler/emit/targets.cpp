#include "compiler/emit/targets.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/Support/TargetSelect.h> // IWYU pragma: keep (for the macro below)
#include <llvm/TargetParser/Triple.h>

#include <elf.h> // IWYU pragma: keep (for targets.def)
#include <span>
#include <string>
#include <string_view>

namespace ingot {

namespace {

constexpr Target all_targets[] = {
#define TARGET(identifier, name, back_end, triple, abi, cpu, attributes, required, emulation, page_size,     \
               machine, container_name, memory_map)                                                          \
  {name, triple, abi, cpu, attributes, required, emulation, page_size, machine, container_name, memory_map},
#include "compiler/emit/targets.def"
};

enum class TargetRow {
#define TARGET(identifier, ...) identifier,
#include "compiler/emit/targets.def"
};

} // namespace

std::span<const Target> targets() { return all_targets; }

const Target* find_target(std::string_view name) {
  for (const Target& target : all_targets) {
    if (target.name == name)
      return &target;
  }
  // A program needs no C library, so it does not matter for which one the triple is. Other environments (x32,
  // ILP32) have other sizes of pointers.
  const llvm::Triple triple(llvm::Triple::normalize(llvm::StringRef(name)));
  const bool is_board =
      triple.getOS() == llvm::Triple::UnknownOS && (name.ends_with("-elf") || name.ends_with("-none"));
  if (!(triple.isOSLinux() || is_board) || triple.getArch() == llvm::Triple::UnknownArch ||
      (triple.getEnvironment() != llvm::Triple::UnknownEnvironment && !triple.isGNUEnvironment() &&
       !triple.isMusl()) ||
      triple.isX32() || triple.getEnvironment() == llvm::Triple::GNUILP32)
    return nullptr;
  for (const Target& target : all_targets) {
    // LLVM gives every triple of AArch64 a sub-architecture; others than ours (arm64e, arm64ec) have another
    // ABI.
    const llvm::Triple own(llvm::StringRef(target.triple));
    if (target.is_board() == is_board && own.getArch() == triple.getArch() &&
        own.getSubArch() == triple.getSubArch())
      return &target;
  }
  return nullptr;
}

std::string target_names() {
  std::string names;
  for (const Target& target : all_targets) {
    if (!names.empty())
      names += ", ";
    names += target.name;
  }
  return names;
}

// Only the one back end, not InitializeAllTargets(): registering all of them takes time at every start, and
// a static build does not have the others.
void initialize_back_end(const Target& target) {
  switch (static_cast<TargetRow>(&target - all_targets)) {
#define TARGET(identifier, name, back_end, ...)                                                              \
  case TargetRow::identifier:                                                                                \
    LLVMInitialize##back_end##TargetInfo();                                                                  \
    LLVMInitialize##back_end##Target();                                                                      \
    LLVMInitialize##back_end##TargetMC();                                                                    \
    LLVMInitialize##back_end##AsmParser();                                                                   \
    LLVMInitialize##back_end##AsmPrinter();                                                                  \
    break;
#include "compiler/emit/targets.def"
  }
}

} // namespace ingot
