// WASI's fdflags and the flags of open that they are. Synchronous reads (rsync) are what Linux makes of sync.
#pragma once

#include <stdint.h>

namespace ingot::wasi {

uint32_t to_open_flags(uint32_t fdflags);
uint16_t to_fdflags(uint32_t open_flags);

} // namespace ingot::wasi
