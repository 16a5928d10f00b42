// Types that instructions and sections name (spec: binary/types); their definitions are in type_section.cpp.
#pragma once

#include "compiler/support/cursor.hpp"
#include "compiler/wasm/types.hpp"

namespace ingot {

HeapType read_heap_type(Cursor& cursor);
ValueType read_reference_type(Cursor& cursor);
ValueType read_value_type(Cursor& cursor);

} // namespace ingot
