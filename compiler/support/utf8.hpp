// UTF-8 as WebAssembly demands it of names (spec: binary/values): no overlong forms, no surrogates, nothing
// beyond U+10FFFF.
#pragma once

#include <string_view>

namespace ingot {

bool is_valid_utf8(std::string_view text);

} // namespace ingot
