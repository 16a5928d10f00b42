// What the validation of all parts of one module shares.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/feature_uses.hpp"
#include "compiler/wasm/module.hpp"

#include <vector>

namespace ingot {

struct ModuleContext {
  Module& module; // whose types validate_types() completes; nothing else is written
  Diagnostics& diagnostics;
  FeatureUses features = {};
  // By function index, whether a body may name the function in ref.func (spec: valid/modules, C.refs).
  std::vector<bool> declared_functions = {};
};

} // namespace ingot
