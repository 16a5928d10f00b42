// String literals (spec: text/values, strings).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ingot::text {

// The length of the escape sequence that `text` begins with, its backslash included; 0 if it is malformed.
std::size_t escape_size(std::string_view text);

// The bytes that a string token stands for; `quoted` includes the quotes, and the lexer has accepted it.
std::string decode_string(std::string_view quoted);

// The reverse: quotes included. What is not printable ASCII, or is part of a valid UTF-8 sequence if
// `keeps_utf8`, is written \hh.
std::string encode_string(std::string_view bytes, bool keeps_utf8);

} // namespace ingot::text
