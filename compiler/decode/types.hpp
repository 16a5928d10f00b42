// Types in the binary format (spec: binary/types). All of WebAssembly 3.0 is read; whether a type is compiled
// is not asked here, except by decode_type_section(), whose structure and array types Module cannot hold.
#pragma once

#include "compiler/support/cursor.hpp"
#include "compiler/wasm/types.hpp"

namespace ingot {

HeapType read_heap_type(Cursor& cursor);
ValueType read_reference_type(Cursor& cursor);
ValueType read_value_type(Cursor& cursor);

} // namespace ingot
