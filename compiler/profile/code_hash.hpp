// Which module a profile is of.
#pragma once

#include "compiler/wasm/module.hpp"
#include "runtime-lib/abi/profile.hpp"

#include <array>
#include <cstdint>

namespace ingot {

using CodeHash = std::array<std::uint8_t, abi::code_hash_size>;

// Of the functions' code, in order, and nothing else: counters are numbered by that (counter_map.hpp). So
// names, debug information, data and exports may change, and a profile still fits.
CodeHash hash_code(const Module& module);

} // namespace ingot
