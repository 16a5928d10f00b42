// The C++ declarations of wasi_preview1.def. A definition of another type conflicts with its row and does not
// compile.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::abi::wasi_types {

using none = void;
using i32 = uint32_t;
using i64 = uint64_t;

#define INGOT_UNSTABLE_same(name, result, ...)
#define INGOT_UNSTABLE_absent(name, result, ...)
#define INGOT_UNSTABLE_differs(name, result, ...)                                                            \
  extern "C" result ingot_wasi_unstable_##name(const Instance* __VA_OPT__(, ) __VA_ARGS__);
#define WASI_CALL(name, unstable, result, ...)                                                               \
  extern "C" result ingot_wasi_##name(const Instance* __VA_OPT__(, ) __VA_ARGS__);                           \
  INGOT_UNSTABLE_##unstable(name, result, __VA_ARGS__)
#include "runtime-lib/abi/wasi_preview1.def"
#undef INGOT_UNSTABLE_same
#undef INGOT_UNSTABLE_absent
#undef INGOT_UNSTABLE_differs

} // namespace ingot::abi::wasi_types
