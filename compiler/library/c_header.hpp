// The header of a library, in what C11 and C++ have in common.
#pragma once

#include "compiler/library/c_names.hpp"
#include "compiler/library/metering.hpp"
#include "compiler/wasm/module.hpp"

#include <string>

namespace ingot {

// On a board the library needs functions of the firmware too.
std::string c_header(const Module& module, const CNames& names, Metering metering, bool is_for_board);

} // namespace ingot
