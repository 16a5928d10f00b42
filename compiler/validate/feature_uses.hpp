// Which features a module uses that this version does not compile. It is valid nevertheless: only who would
// compile it has to refuse it (command_rules.hpp).
#pragma once

#include "compiler/wasm/features.hpp"

#include <bitset>
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
  // `subject` is a function that gives the text: it is called for the first use of a feature only.
  template <typename Subject>
  void note(Feature feature, std::size_t offset, const Subject& subject) {
    const auto bit = static_cast<std::size_t>(feature);
    if (is_compiled(feature) || noted_[bit])
      return;
    noted_[bit] = true;
    uses_.push_back({feature, offset, subject()});
  }

  std::vector<FeatureUse> take() && { return std::move(uses_); }

private:
  std::bitset<feature_count> noted_;
  std::vector<FeatureUse> uses_;
};

} // namespace ingot
