// Bytes -> Module (spec: binary/modules).
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace ingot {

// Decodes a whole module; function bodies stay bytes. Nothing if it is malformed; then `diagnostics` says
// why. `bytes` must outlive the Module.
std::optional<Module> decode(Bytes bytes, Diagnostics& diagnostics);

// "type", "custom"; empty if there is no section with this id.
std::string_view section_name(std::uint8_t id);

} // namespace ingot
