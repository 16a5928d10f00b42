// The result of a WASI call.
#pragma once

#include <stdint.h>

namespace ingot::wasi {

struct Errno {
  enum Code : uint32_t {
    success = 0,
#define ERRNO(name, wasi, linux) name = wasi,
#include "runtime-lib/wasi/errno.def"
    notcapable = 76, // WASI's own: a right is missing
  };
};

using Status = Errno::Code;

// The status for what a system call returned (platform/linux/system_calls.hpp).
Status status_of(int64_t result);

} // namespace ingot::wasi
