// Paths without openat2.
#pragma once

#include "runtime-lib/platform/linux/kernel_types.hpp"

namespace ingot::wasi {

// Does what openat2 does with RESOLVE_BENEATH and RESOLVE_NO_MAGICLINKS, and with the same result for every
// path, where the kernel has no openat2 or a filter forbids it. The path is not empty, not absolute and has
// no slash at its end. The kernel is only ever given one component at a time, never "..", and told not to
// follow it, so that whatever is renamed or replaced meanwhile cannot lead outside the directory.
int64_t open_by_components(int directory, const char* path, const platform::OpenHow& how);

} // namespace ingot::wasi
