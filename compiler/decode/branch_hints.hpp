// The branch hint section (proposal branch-hinting; spec: appendix/custom).
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <string_view>

namespace ingot {

inline constexpr std::string_view branch_hint_section = "metadata.code.branch_hint";

// Gives the bodies of the module the hints of this section. The section is advice: whatever is wrong with it
// goes to `diagnostics`, which a compiler ignores, and then the module has no hints at all.
void decode_branch_hints(const CustomSection& section, Module& module, Diagnostics& diagnostics);

} // namespace ingot
