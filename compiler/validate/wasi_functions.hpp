// The WASI functions that a program can import: the rows of runtime-lib/abi/wasi_preview1.def, and the one of
// wasi-threads.
#pragma once

#include "compiler/wasm/types.hpp"

#include <optional>
#include <string_view>

namespace ingot {

struct WasiFunction {
  std::string_view symbol; // of the runtime; made of the row, never of the guest's string
  FunctionType type;
};

// Nothing if WASI has no such function.
std::optional<WasiFunction> find_wasi_function(std::string_view module, std::string_view name);

} // namespace ingot
