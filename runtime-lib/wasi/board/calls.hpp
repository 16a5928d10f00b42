// WASI on a board.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::wasi {

// What the guest has: arguments, variables, and directories of the board's storage.
inline constinit const abi::Grants* grants = nullptr;

// To be called once.
void start(const abi::Grants& grants);

} // namespace ingot::wasi
