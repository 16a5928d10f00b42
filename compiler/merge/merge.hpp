// ValidModules -> ValidModule: modules that import from each other become one, in which their imports are
// what they were imported for (spec: exec/modules, instantiation). docs/linking-modules.md.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ingot {

struct LinkedModule {
  std::string name; // what the others import from; if empty, they do not
  ValidModule module;
};

// The last module is the program: its exports are those of the whole. No two have the same name, each has
// passed check_compiled(), and their offsets (Module::offset) ascend. Imports from none of the modules are
// left. Nothing if they do not fit together; then `diagnostics` says why.
std::optional<ValidModule> merge(std::vector<LinkedModule> modules, Diagnostics& diagnostics);

} // namespace ingot
