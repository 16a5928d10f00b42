// Reading and writing on a board.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/status.hpp"
#include "runtime-lib/wasi/types.hpp"

namespace ingot::wasi {

// Moves the bytes of the guest's list of buffers by `transfer`, which gives how many it did, or less than 0,
// which is the status `failure`; fewer than it was given are the end of it.
template <class Transfer>
Status transfer_vectors(const abi::Instance* instance, uint32_t list, uint32_t count, uint32_t result,
                        Status failure, Transfer transfer) {
  const GuestMemory memory(instance);
  uint32_t total = 0;
  for (uint32_t i = 0; i < count; i++) {
    Iovec vector;
    if (!memory.load(list + uint64_t{i} * sizeof(Iovec), vector))
      return Errno::fault;
    uint8_t* const bytes = memory.at(vector.buffer, vector.size);
    if (bytes == nullptr)
      return Errno::fault;
    if (vector.size == 0)
      continue;
    const ptrdiff_t moved = transfer(reinterpret_cast<char*>(bytes), vector.size);
    if (moved < 0)
      return failure;
    total += static_cast<uint32_t>(moved);
    if (static_cast<size_t>(moved) < vector.size)
      break;
  }
  return memory.store(result, total) ? Errno::success : Errno::fault;
}

} // namespace ingot::wasi
