// WASI on a board.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::wasi {

// What args_get and environ_get give the guest. To be called once.
void start(const abi::Grants& grants);

} // namespace ingot::wasi
