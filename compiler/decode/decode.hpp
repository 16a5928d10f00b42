// Bytes -> Module (spec: binary/modules).
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ingot {

// Decodes a whole module; function bodies stay bytes. Nothing if it is malformed; then `diagnostics` says
// why. `bytes` must outlive the Module. Of several files that `diagnostics` is about, this one begins at
// `offset`; all offsets in the Module are counted like that.
std::optional<Module> decode(Bytes bytes, Diagnostics& diagnostics, std::size_t offset = 0);

// "type", "custom"; empty if there is no section with this id.
std::string_view section_name(std::uint8_t id);

} // namespace ingot
