// Reservation and memory.grow. A memory never moves: the address space for its maximum is there from the
// start.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/memory/reservation.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::memory {

using platform::Host;

namespace {

// A memory of 64-bit addresses is accessed with checks, so it needs no space beyond its maximum; and no
// machine has memory for more than this much of a declared maximum.
constexpr uint64_t largest_reservation = uint64_t{1} << 40;

uint64_t space_behind(const abi::Memory& memory) {
  if (memory.maximum <= abi::largest_memory32)
    return abi::memory_space_behind;
  return smaller(memory.maximum, largest_reservation);
}

} // namespace

bool reserve(abi::Memory& memory) {
  const uint64_t behind = space_behind(memory);
  const uint64_t total = abi::memory_space_before + behind;
  // One Wasm page more than needed, to align the base to one.
  uint8_t* const begin = Host::reserve(total + abi::memory_page_size);
  memory.base = nullptr;
  if (begin == nullptr)
    return false;
  const uint64_t base =
      align_up(reinterpret_cast<uintptr_t>(begin) + abi::memory_space_before, abi::memory_page_size);
  memory.base = reinterpret_cast<uint8_t*>(base);
  memory.maximum = smaller(memory.maximum, behind);
  return memory.size <= memory.maximum && Host::commit(memory.base, memory.size);
}

} // namespace ingot::memory

using namespace ingot;

extern "C" uint64_t ingot_memory_grow(abi::Memory* memory, uint64_t pages) {
  constexpr uint64_t failure = ~uint64_t{0};
  // Divided, not multiplied: any number of pages may be asked for.
  const uint64_t old_pages = memory->size / abi::memory_page_size;
  if (pages > memory->maximum / abi::memory_page_size - old_pages)
    return failure;
  const uint64_t bytes = pages * abi::memory_page_size;
  if (!platform::Host::commit(memory->base + memory->size, bytes))
    return failure;
  memory->size += bytes;
  return old_pages;
}
