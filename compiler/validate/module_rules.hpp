// What must hold of a module apart from its function bodies (spec: valid/modules).
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <vector>

namespace ingot {

// Checks all of the module but the bodies. `declared_functions` receives, by function index, whether a body
// may name the function in ref.func (spec: C.refs). If it is false,
// `diagnostics` says why.
bool validate_module_rules(const Module& module, std::vector<bool>& declared_functions,
                           Diagnostics& diagnostics);

} // namespace ingot
