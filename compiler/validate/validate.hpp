// Module -> ValidModule (spec: valid/). Only validate() makes a ValidModule, and merge() of several, and
// lowering accepts nothing else, so lowering holds no input checks.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/feature_uses.hpp"
#include "compiler/wasm/module.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace ingot {

struct LinkedModule;

class ValidModule {
public:
  const Module& operator*() const { return module_; }
  const Module* operator->() const { return &module_; }

  // Those that the module uses.
  const FeatureSet& features() const { return features_; }

  // The first use of each feature that is not compiled. Lowering accepts a module that has none.
  const std::vector<FeatureUse>& uncompiled_features() const { return uncompiled_features_; }

  Module take() && { return std::move(module_); }

private:
  ValidModule(Module&& module, FeatureUses&& features)
      : module_(std::move(module)), features_(features.all()),
        uncompiled_features_(std::move(features).take_uncompiled()) {}
  friend std::optional<ValidModule> validate(Module module, Diagnostics& diagnostics);
  // What several valid modules are together, whose imports match (compiler/merge).
  friend std::optional<ValidModule> merge(std::vector<LinkedModule> modules, Diagnostics& diagnostics);

  Module module_;
  FeatureSet features_;
  std::vector<FeatureUse> uncompiled_features_;
};

// Nothing if the module is invalid; then `diagnostics` says why. Completes the module's types (DefinedType).
std::optional<ValidModule> validate(Module module, Diagnostics& diagnostics);

} // namespace ingot
