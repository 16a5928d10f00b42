// Bytes -> Module (spec: binary/modules).
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <optional>

namespace ingot {

// Decodes a whole module; function bodies stay bytes. Nothing if it is malformed; then `diagnostics` says
// why. `bytes` must outlive the Module.
std::optional<Module> decode(Bytes bytes, Diagnostics& diagnostics);

} // namespace ingot
