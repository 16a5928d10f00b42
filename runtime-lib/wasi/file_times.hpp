// What files tell about themselves, and setting their times: shared by the fd_* and the path_* calls.
#pragma once

#include "runtime-lib/platform/linux/kernel_types.hpp"
#include "runtime-lib/wasi/status.hpp"
#include "runtime-lib/wasi/types.hpp"

namespace ingot::wasi {

Filestat to_filestat(const platform::Statx& status);

// The two times (of access, of modification) for utimensat; inval if the flags contradict each other.
Status to_times(uint64_t atim, uint64_t mtim, uint32_t flags, platform::TimeSpec (&times)[2]);

} // namespace ingot::wasi
