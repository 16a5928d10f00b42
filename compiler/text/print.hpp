// The binary format -> the text format: readable, and assembling back to the same module.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <optional>
#include <string>

namespace ingot {

// The text of a module that was decoded from `bytes`; it need not be valid. Nothing if an instruction is
// malformed; then `diagnostics` says where.
std::optional<std::string> print_module(const Module& module, Bytes bytes, Diagnostics& diagnostics);

} // namespace ingot
