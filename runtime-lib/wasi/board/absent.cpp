// A board does not have everything that WASI has calls for. These give way to what it has: the linker takes
// a weak definition only if there is no other, and calls.cpp is always linked.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/status.hpp"

namespace ingot::abi::wasi_types {

#define INGOT_RETURN_i32 return wasi::Errno::nosys
#define INGOT_RETURN_none
#define INGOT_UNSTABLE_same(name, result, ...)
#define INGOT_UNSTABLE_absent(name, result, ...)
#define INGOT_UNSTABLE_differs(name, result, ...)                                                            \
  [[gnu::weak]] result ingot_wasi_unstable_##name(const Instance* __VA_OPT__(, ) __VA_ARGS__) {              \
    INGOT_RETURN_##result;                                                                                   \
  }
#define WASI_CALL(name, unstable, result, ...)                                                               \
  [[gnu::weak]] result ingot_wasi_##name(const Instance* __VA_OPT__(, ) __VA_ARGS__) {                       \
    INGOT_RETURN_##result;                                                                                   \
  }                                                                                                          \
  INGOT_UNSTABLE_##unstable(name, result, __VA_ARGS__)
#include "runtime-lib/abi/wasi_preview1.def"

} // namespace ingot::abi::wasi_types
