// Constant expressions in the binary format (spec: binary/instructions, expressions).
#pragma once

#include "compiler/support/cursor.hpp"
#include "compiler/wasm/module.hpp"

namespace ingot {

// Skips an expression, its `end` included, and returns its bytes. They are then known to decode.
Expression read_expression(Cursor& cursor);

} // namespace ingot
