// UTF-8 as the WebAssembly specification demands of names (Unicode: no overlong forms, no surrogates, at most
// U+10FFFF).
#pragma once

#include <string_view>

namespace ingot {

bool is_valid_utf8(std::string_view text);

} // namespace ingot
