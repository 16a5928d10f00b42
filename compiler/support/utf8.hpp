// UTF-8 as WebAssembly demands it of names (spec: binary/values): no overlong forms, no surrogates, nothing
// beyond U+10FFFF.
#pragma once

#include <cstddef>
#include <string_view>

namespace ingot {

// The length of the longest beginning that is valid.
std::size_t valid_utf8_size(std::string_view text);

bool is_valid_utf8(std::string_view text);

} // namespace ingot
