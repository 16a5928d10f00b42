// Guest strings are hostile: they may hold terminal control sequences, newlines, or 100 kB of anything. Every
// guest string that reaches a message passes through here.
#pragma once

#include <string>
#include <string_view>

namespace ingot {

// Printable ASCII stays, the rest becomes \hh as in the text format. What is longer than `limit` bytes ends
// there, in "...".
std::string escape(std::string_view text, std::size_t limit = 128);

} // namespace ingot
