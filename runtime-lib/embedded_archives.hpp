// The runtime archives inside the compiler (ingot_embed_target_archives in cmake/RuntimeLib.cmake). This header
// is hosted C++, unlike all else in runtime-lib.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ingot {

// The archive (as `ar` makes it) for a target as --target names it, such as "x86_64-linux"; empty if there is
// none.
std::span<const std::uint8_t> runtime_archive(std::string_view target_name);

// Likewise, of what is linked into a library.
std::span<const std::uint8_t> library_runtime_archive(std::string_view target_name);

} // namespace ingot
