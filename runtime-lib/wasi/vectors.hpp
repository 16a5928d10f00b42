// Lists of buffers in guest memory.
#pragma once

#include "runtime-lib/platform/linux/kernel_types.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/status.hpp"

namespace ingot::wasi {

// A guest's list of buffers, copied out of its memory once and checked; empty ones are left out. Of a list
// longer than this (the system takes 1024 at most) the beginning is used: a call may always transfer less
// than it was asked to.
struct Vectors {
  static constexpr size_t limit = 256;

  size_t count = 0;
  platform::IoVector items[limit];
};

Status load_vectors(const GuestMemory& memory, uint32_t list, uint32_t length, Vectors& vectors);

} // namespace ingot::wasi
