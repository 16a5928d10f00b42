// The list of WebAssembly features, features.def, as a type.
#pragma once

#include <cstdint>
#include <string_view>

namespace ingot {

enum class Feature : std::uint8_t {
#define FEATURE(name, text, status) name,
#include "compiler/wasm/features.def"
};

std::string_view text_of(Feature feature);
bool is_compiled(Feature feature);

} // namespace ingot
