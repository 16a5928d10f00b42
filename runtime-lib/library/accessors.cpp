// What the host sees of an instance's memories, and what it can tell its users.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/abi/library.hpp"
#include "runtime-lib/memory/size.hpp"
#include "runtime-lib/support/bounds.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/trap/message.hpp"

using namespace ingot;

extern "C" uint64_t ingot_library_memory_size(abi::Memory* memory) { return memory::size_of(*memory); }

extern "C" void* ingot_library_memory_at(abi::Memory* memory, uint64_t address, uint64_t size) {
  return in_bounds(address, size, memory::size_of(*memory)) ? memory->base + address : nullptr;
}

extern "C" uint32_t ingot_library_memory_read(abi::Memory* memory, uint64_t address, void* to,
                                              uint64_t size) {
  const void* const from = ingot_library_memory_at(memory, address, size);
  if (from == nullptr)
    return 0;
  memcpy(to, from, static_cast<size_t>(size));
  return 1;
}

extern "C" uint32_t ingot_library_memory_write(abi::Memory* memory, uint64_t address, void* from,
                                               uint64_t size) {
  void* const to = ingot_library_memory_at(memory, address, size);
  if (to == nullptr)
    return 0;
  memcpy(to, from, static_cast<size_t>(size));
  return 1;
}

extern "C" const char* ingot_library_message(uint32_t outcome) {
  switch (outcome) {
  case abi::returned:
    return "it returned";
#define OUTCOME(name, number, message)                                                                       \
  case abi::outcome::name:                                                                                   \
    return message;
#include "runtime-lib/abi/outcomes.def"
#define TRAP(name, message) case abi::outcome_of(abi::Trap::name):
#include "runtime-lib/abi/traps.def"
    return trap::message(static_cast<abi::Trap>(outcome - 1));
  default:
    return "a host function ended the call";
  }
}
