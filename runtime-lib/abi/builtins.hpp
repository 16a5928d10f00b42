// The C++ declarations of builtins.def. A definition of another type conflicts with its row and does not
// compile.
#pragma once

#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"

namespace ingot::abi::builtin_types {

using none = void;
using i32 = uint32_t;
using i64 = uint64_t;
using memory = Memory*;
using table = Table*;
using data = DataSegment*;
using element = ElementSegment*;
using reference = Reference;
using tag = const Tag*;
using exception = Exception*;
using roots = Roots*;
using layout = const ObjectLayout*;
using object = Object*;
using address = void*;
using caller = const Instance*;
using text = const char*;
using values = const uint64_t*;

#define BUILTIN(name, result, ...) extern "C" result ingot_##name(__VA_ARGS__);
#include "runtime-lib/abi/builtins.def"
#define BUILTIN(name, result, ...) extern "C" result ingot_##name(__VA_ARGS__);
#include "runtime-lib/abi/library.def"

} // namespace ingot::abi::builtin_types
