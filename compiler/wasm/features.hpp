// The list of WebAssembly features, features.def, as a type.
#pragma once

#include "compiler/wasm/types.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ingot {

enum class Feature : std::uint8_t {
#define FEATURE(name, text, status) name,
#include "compiler/wasm/features.def"
};

inline constexpr std::size_t feature_count = 0
#define FEATURE(...) +1
#include "compiler/wasm/features.def"
    ;

using FeatureSet = std::bitset<feature_count>; // by the number of a feature

std::string_view name_of(Feature feature); // the row's
std::string_view text_of(Feature feature); // for messages
bool is_compiled(Feature feature);

// The feature that brought a type into the language.
Feature feature_of(HeapType type);
Feature feature_of(ValueType type);

} // namespace ingot
