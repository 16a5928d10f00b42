// Bytes -> Module (spec: binary/modules).
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <cstddef>
#include <optional>

namespace ingot {

// Decodes a whole module; function bodies stay bytes. Nothing if it is malformed; then `diagnostics` says
// why. `bytes` must outlive the Module. Of several files that `diagnostics` is about, this one begins at
// `offset`; all offsets in the Module are counted like that.
std::optional<Module> decode(Bytes bytes, Diagnostics& diagnostics, std::size_t offset = 0);

} // namespace ingot
