#include "runtime-lib/wasi/vectors.hpp"

#include "runtime-lib/wasi/types.hpp"

namespace ingot::wasi {

Status load_vectors(const GuestMemory& memory, uint32_t list, uint32_t length, Vectors& vectors) {
  if (memory.at(list, uint64_t{length} * sizeof(Iovec)) == nullptr)
    return Errno::fault;
  for (uint64_t i = 0; i < length && vectors.count < Vectors::limit; i++) {
    Iovec item = {};
    if (!memory.load(list + i * sizeof(Iovec), item))
      return Errno::fault;
    uint8_t* const buffer = memory.at(item.buffer, item.size);
    if (buffer == nullptr)
      return Errno::fault;
    if (item.size != 0)
      vectors.items[vectors.count++] = {.base = buffer, .size = item.size};
  }
  return Errno::success;
}

} // namespace ingot::wasi
