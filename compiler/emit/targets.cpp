#include "compiler/emit/targets.hpp"

#include <llvm/Support/TargetSelect.h> // IWYU pragma: keep (for the macro below)

#include <elf.h> // IWYU pragma: keep (for targets.def)
#include <span>
#include <string>
#include <string_view>

namespace ingot {

namespace {

constexpr Target all_targets[] = {
#define TARGET(identifier, name, back_end, triple, abi, cpu, attributes, required, emulation, page_size,     \
               machine)                                                                                      \
  {name, triple, abi, cpu, attributes, required, emulation, page_size, machine},
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
