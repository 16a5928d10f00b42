// How messages name the things of a module.
#pragma once

#include "compiler/wasm/module.hpp"

#include <string>

namespace ingot {

// `function 12`, or `function 12 "foo"` if the name section or an export names it.
std::string describe(const Module& module, FunctionIndex function);

} // namespace ingot
