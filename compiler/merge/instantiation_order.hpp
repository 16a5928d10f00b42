// Which module is instantiated when.
#pragma once

#include "compiler/merge/merge.hpp"
#include "compiler/support/diagnostics.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ingot {

// The modules that others can import from. An ordered map, as the guest chooses what to look for.
using ModuleNames = std::map<std::string_view, std::size_t>;
ModuleNames module_names(std::span<const LinkedModule> modules);

// Numbers of the modules: each comes after those that it imports from, and otherwise as early as its place
// allows. Nothing if there is a circle, which is reported then.
std::optional<std::vector<std::size_t>> instantiation_order(std::span<const LinkedModule> modules,
                                                            Diagnostics& diagnostics);

} // namespace ingot
