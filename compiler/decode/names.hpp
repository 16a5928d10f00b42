// The name section (spec: appendix/custom).
#pragma once

#include "compiler/wasm/module.hpp"

#include <cstddef>

namespace ingot {

// The names in a name section of a module with `function_count` functions. The section is advice: whatever is
// wrong with it, the result is no names, never an error.
Names decode_names(const CustomSection& section, std::size_t function_count);

} // namespace ingot
