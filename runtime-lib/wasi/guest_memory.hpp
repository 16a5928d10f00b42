// The memory that WASI's pointers refer to. Every access of the WASI calls to it goes through here.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/memory/size.hpp"
#include "runtime-lib/support/bounds.hpp"
#include "runtime-lib/support/memory_functions.hpp"

namespace ingot::wasi {

class GuestMemory {
public:
  explicit GuestMemory(const abi::Instance* instance) : memory_(instance->memory) {}

  // The address of `size` bytes at `pointer`; null unless all of them are in memory. In 64 bits, so that
  // neither this nor the caller's sum of a 32-bit pointer and an offset can wrap.
  uint8_t* at(uint64_t pointer, uint64_t size) const {
    if (memory_ == nullptr || !in_bounds(pointer, size, memory::size_of(*memory_)))
      return nullptr;
    return memory_->base + pointer;
  }

  // False, and nothing done, if any byte is out of memory. Neither needs alignment.
  template <class T>
  [[nodiscard]] bool load(uint64_t pointer, T& value) const {
    const uint8_t* const address = at(pointer, sizeof(T));
    if (address == nullptr)
      return false;
    memcpy(&value, address, sizeof(T));
    // Other threads of the guest may write there at any time. What is checked and what is used must be the
    // same, so the compiler may not read again what it has read.
    asm volatile("" : : : "memory");
    return true;
  }

  template <class T>
  [[nodiscard]] bool store(uint64_t pointer, const T& value) const {
    static_assert(__has_unique_object_representations(T),
                  "padding would carry the runtime's memory into the guest");
    uint8_t* const address = at(pointer, sizeof(T));
    if (address == nullptr)
      return false;
    memcpy(address, &value, sizeof(T));
    return true;
  }

private:
  const abi::Memory* memory_;
};

} // namespace ingot::wasi
