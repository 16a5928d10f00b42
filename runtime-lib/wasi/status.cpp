#include "runtime-lib/wasi/status.hpp"

namespace ingot::wasi {

Status status_of(int64_t result) {
  if (result >= 0)
    return Errno::success;
  switch (-result) {
#define ERRNO(name, wasi, linux)                                                                             \
  case linux:                                                                                                \
    return Errno::name;
#include "runtime-lib/wasi/errno.def"
  }
  return Errno::io; // an error WASI has no name for
}

} // namespace ingot::wasi
