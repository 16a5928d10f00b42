// A view of bytes somebody else owns. The whole front end works on views of the one input buffer, which the
// caller of decode() keeps alive as long as the Module.
#pragma once

#include <cstdint>
#include <span>

namespace ingot {

using Bytes = std::span<const std::uint8_t>;

} // namespace ingot
