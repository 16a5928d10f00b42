// The header of a library, in what C11 and C++ have in common.
#pragma once

#include "compiler/library/c_names.hpp"
#include "compiler/library/metering.hpp"
#include "compiler/library/wasi_imports.hpp"
#include "compiler/wasm/module.hpp"

#include <string>

namespace ingot {

// `names` are those for `wasi`. On a board the library needs functions of the firmware too.
std::string c_header(const Module& module, const CNames& names, Metering metering, const LibraryWasi& wasi,
                     bool is_for_board);

} // namespace ingot
