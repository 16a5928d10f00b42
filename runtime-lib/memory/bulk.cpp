// memory.fill, memory.copy and memory.init. As the specification has it, the whole range is checked before
// the first byte is written, and an empty range may begin at the very end. What has been found in bounds is a
// size.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/memory/size.hpp"
#include "runtime-lib/support/bounds.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/trap/trap.hpp"

using namespace ingot;

extern "C" void ingot_memory_fill(abi::Memory* memory, uint64_t destination, uint32_t value, uint64_t length,
                                  uint32_t site) {
  if (!in_bounds(destination, length, memory::size_of(*memory)))
    trap::raise(abi::Trap::memory_out_of_bounds, site);
  memset(memory->base + destination, static_cast<int>(value & 0xFF), static_cast<size_t>(length));
}

extern "C" void ingot_memory_copy(abi::Memory* destination_memory, abi::Memory* source_memory,
                                  uint64_t destination, uint64_t source, uint64_t length, uint32_t site) {
  if (!in_bounds(destination, length, memory::size_of(*destination_memory)) ||
      !in_bounds(source, length, memory::size_of(*source_memory)))
    trap::raise(abi::Trap::memory_out_of_bounds, site);
  memmove(destination_memory->base + destination, source_memory->base + source, static_cast<size_t>(length));
}

extern "C" void ingot_memory_init(abi::Memory* memory, abi::DataSegment* segment, uint64_t destination,
                                  uint64_t source, uint64_t length, uint32_t site) {
  if (!in_bounds(source, length, segment->size) || !in_bounds(destination, length, memory::size_of(*memory)))
    trap::raise(abi::Trap::memory_out_of_bounds, site);
  memcpy(memory->base + destination, segment->bytes + source, static_cast<size_t>(length));
}
