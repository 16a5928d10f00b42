// The list of WebAssembly features, features.def, as a type.
#pragma once

#include "compiler/wasm/types.hpp"

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

std::string_view text_of(Feature feature);
bool is_compiled(Feature feature);

// The feature that brought a type into the language.
Feature feature_of(HeapType type);
Feature feature_of(ValueType type);

} // namespace ingot
