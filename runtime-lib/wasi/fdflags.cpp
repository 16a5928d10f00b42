#include "runtime-lib/wasi/fdflags.hpp"

#include "runtime-lib/platform/linux/kernel_types.hpp"
#include "runtime-lib/wasi/types.hpp"

namespace ingot::wasi {

using namespace platform;

uint32_t to_open_flags(uint32_t flags) {
  uint32_t result = 0;
  if ((flags & fdflags::append) != 0)
    result |= open_flag::append;
  if ((flags & fdflags::nonblock) != 0)
    result |= open_flag::non_blocking;
  if ((flags & fdflags::dsync) != 0)
    result |= open_flag::data_sync;
  if ((flags & (fdflags::rsync | fdflags::sync)) != 0)
    result |= open_flag::sync;
  return result;
}

uint16_t to_fdflags(uint32_t open_flags) {
  uint16_t result = 0;
  if ((open_flags & open_flag::append) != 0)
    result |= fdflags::append;
  if ((open_flags & open_flag::non_blocking) != 0)
    result |= fdflags::nonblock;
  if ((open_flags & open_flag::sync) == open_flag::sync)
    result |= fdflags::sync;
  else if ((open_flags & open_flag::data_sync) != 0)
    result |= fdflags::dsync;
  return result;
}

} // namespace ingot::wasi
