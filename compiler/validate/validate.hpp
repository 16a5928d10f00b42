// Module -> ValidModule (spec: valid/). Only validate() makes a ValidModule, and lowering accepts nothing
// else, so lowering holds no input checks.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <optional>
#include <utility>

namespace ingot {

class ValidModule {
public:
  const Module& operator*() const { return module_; }
  const Module* operator->() const { return &module_; }

private:
  explicit ValidModule(Module&& module) : module_(std::move(module)) {}
  friend std::optional<ValidModule> validate(Module module, Diagnostics& diagnostics);

  Module module_;
};

// Nothing if the module is invalid or uses a feature that is not compiled yet; then `diagnostics` says why.
std::optional<ValidModule> validate(Module module, Diagnostics& diagnostics);

} // namespace ingot
