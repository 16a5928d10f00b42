// Directories and files of a board: what the program was granted with --dir of the board's storage
// (ingot_board.h).
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/wasi/status.hpp"

namespace ingot::wasi {

// The calls that are about streams as well, for descriptors from 3 on. Only programs that were granted a
// directory refer to this (abi::Grants), so that others are without all of it.
struct FileCalls {
  Status (*write)(const abi::Instance*, uint32_t descriptor, uint32_t list, uint32_t count, uint32_t result);
  Status (*read)(const abi::Instance*, uint32_t descriptor, uint32_t list, uint32_t count, uint32_t result);
  Status (*fdstat)(const abi::Instance*, uint32_t descriptor, uint32_t result);
  Status (*filestat)(const abi::Instance*, uint32_t descriptor, uint32_t result);
  Status (*seek)(const abi::Instance*, uint32_t descriptor, uint64_t distance, uint32_t whence,
                 uint32_t result);
  Status (*prestat)(const abi::Instance*, uint32_t descriptor, uint32_t result);
};

} // namespace ingot::wasi
