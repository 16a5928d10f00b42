// Reservation and memory.grow. A memory never moves: the address space for its maximum is there from the
// start.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/memory/reservation.hpp"
#include "runtime-lib/memory/size.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/threads/lock.hpp"

namespace ingot::memory {

using platform::Host;

namespace {

// More than the address space of any process so far, and small enough for sums of sizes not to wrap.
constexpr uint64_t largest_reservation = uint64_t{1} << 48;

// Around a memory whose accesses are checked, in case that a check is wrong, where space costs nothing.
constexpr uint64_t margin = Host::has_address_space ? abi::memory_page_size : 0;

// The address space around the base, in bytes.
struct Space {
  uint64_t before;
  uint64_t behind;
};

Space space_of(const abi::Memory& memory) {
  return memory.is_guarded != 0 ? Space{abi::memory_space_before, memory.reservation}
                                : Space{margin, memory.reservation + margin};
}

// Reserves the space, which memory.reservation says the size of.
INGOT_UNSANDBOXED bool place(abi::Memory& memory) {
  const Space space = space_of(memory);
  // One Wasm page more than needed, to align the base to one; what is left of it goes back.
  const uint64_t wanted = space.before + space.behind;
  if constexpr (!Host::has_address_space) {
    memory.base = Host::reserve(wanted);
    return memory.base != nullptr;
  }
  uint8_t* const begin = Host::reserve(wanted + abi::memory_page_size);
  if (begin == nullptr)
    return false;
  const uint64_t base = align_up(reinterpret_cast<uintptr_t>(begin) + space.before, abi::memory_page_size);
  memory.base = reinterpret_cast<uint8_t*>(base);
  uint8_t* const used = memory.base - space.before;
  const uint64_t excess = static_cast<uint64_t>(used - begin);
  if (excess != 0)
    Host::release(begin, excess);
  if (excess != abi::memory_page_size)
    Host::release(used + wanted, abi::memory_page_size - excess);
  return true;
}

INGOT_UNSANDBOXED bool place_guarded(abi::Memory& memory) {
  memory.reservation = abi::memory_space_behind;
  memory.maximum = smaller(memory.maximum, abi::largest_memory32);
  return place(memory);
}

// As much as the memory may grow to; or half of it, and so on, since a large maximum is seldom meant. Where
// space is memory, that is not for us to say.
INGOT_UNSANDBOXED bool place_checked(abi::Memory& memory) {
  uint64_t wanted = larger(memory.size, smaller(memory.maximum, largest_reservation));
  for (;; wanted = larger(memory.size, wanted / 2)) {
    memory.reservation = align_up(wanted, Host::page_size());
    if (place(memory))
      break;
    if (wanted == memory.size || !Host::has_address_space)
      return false;
  }
  memory.maximum = smaller(memory.maximum, memory.reservation);
  return true;
}

// Makes a memory of `old_size` bytes accessible up to `new_size`. The system's pages may be larger than the
// memory's. What is accessible behind the size nobody has ever written, so it is as zero as a new page.
bool commit(const abi::Memory& memory, uint64_t old_size, uint64_t new_size) {
  const uint64_t begin = align_up(old_size, Host::page_size());
  const uint64_t end = align_up(new_size, Host::page_size());
  return begin == end || Host::commit(memory.base + begin, end - begin);
}

uint64_t grow(abi::Memory& memory, uint64_t pages) {
  constexpr uint64_t failure = ~uint64_t{0};
  const uint64_t old_size = size_of(memory);
  // Divided, not multiplied: any number of pages may be asked for.
  const uint64_t old_pages = old_size >> memory.page_size_log2;
  if (pages > (memory.maximum >> memory.page_size_log2) - old_pages)
    return failure;
  const uint64_t new_size = old_size + (pages << memory.page_size_log2);
  if (!commit(memory, old_size, new_size))
    return failure;
  __atomic_store_n(&memory.size, new_size, __ATOMIC_SEQ_CST);
  return old_pages;
}

} // namespace

INGOT_UNSANDBOXED bool reserve(abi::Memory& memory) {
  memory.base = nullptr;
  const bool is_placed = memory.size <= smaller(memory.maximum, largest_reservation) &&
                         (memory.is_guarded != 0 ? place_guarded(memory) : place_checked(memory));
  return is_placed && memory.size <= memory.maximum && commit(memory, 0, memory.size);
}

void release(abi::Memory& memory) {
  if (memory.base != nullptr) {
    const Space space = space_of(memory);
    Host::release(memory.base - space.before, space.before + space.behind);
  }
  memory.base = nullptr;
}

} // namespace ingot::memory

using namespace ingot;

extern "C" uint64_t ingot_memory_grow(abi::Memory* memory, uint64_t pages) {
  if (memory->is_shared == 0)
    return memory::grow(*memory, pages);
  const threads::Lock lock(memory->growth_lock);
  return memory::grow(*memory, pages);
}
