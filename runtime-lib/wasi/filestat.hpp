// fd_filestat_get and path_filestat_get, but for where the result goes: preview 1 and wasi_unstable have
// different structures for it.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/wasi/status.hpp"
#include "runtime-lib/wasi/types.hpp"

namespace ingot::wasi {

Status filestat_of_descriptor(uint32_t fd, Filestat& filestat);

Status filestat_of_path(const abi::Instance* instance, uint32_t fd, uint32_t lookup_flags, uint32_t path,
                        uint32_t length, Filestat& filestat);

} // namespace ingot::wasi
