// Which features a module uses; and of those that this version does not compile, where. It is valid
// nevertheless: only who would compile it has to refuse it (command_rules.hpp).
#pragma once

#include "compiler/wasm/features.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace ingot {

struct FeatureUse {
  Feature feature;
  std::size_t offset;  // of the first use, in the file
  std::string subject; // what uses it: `function 12 "foo"`
};

class FeatureUses {
public:
  // `subject` is a function that gives the text: it is called at most for the first use of a feature.
  template <typename Subject>
  void note(Feature feature, std::size_t offset, const Subject& subject) {
    const auto bit = static_cast<std::size_t>(feature);
    if (noted_[bit])
      return;
    noted_[bit] = true;
    if (!is_compiled(feature))
      uncompiled_.push_back({feature, offset, subject()});
  }

  const FeatureSet& all() const { return noted_; }
  std::vector<FeatureUse> take_uncompiled() && { return std::move(uncompiled_); }

private:
  FeatureSet noted_;
  std::vector<FeatureUse> uncompiled_;
};

} // namespace ingot
