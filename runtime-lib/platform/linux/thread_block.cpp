// Thread-local variables. There is one module, the program, so the linker has computed where each lies from
// the thread pointer on (local exec); what is left to do is to lay out a block as the linker supposes it to
// be (lld, ELF/Symbols.cpp and InputSection.cpp, getTlsTpOffset).
#include "runtime-lib/platform/linux/elf.hpp"
#include "runtime-lib/platform/linux/linux.hpp"
#include "runtime-lib/platform/linux/machine.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/sections.hpp"

extern "C" [[gnu::visibility("hidden")]] const ingot::platform::elf::Header __ehdr_start;

namespace ingot::platform {

namespace {

constexpr uint64_t smallest_alignment = 16; // of the stack that ends where the block begins

// The initial values, and zeros behind them up to `size`.
struct Template {
  const uint8_t* values;
  uint64_t value_size;
  uint64_t size;
  uint64_t alignment;
  uint64_t misplacement; // of the values in the file: how far behind a multiple of the alignment
};

Template thread_template() {
  const uintptr_t base = reinterpret_cast<uintptr_t>(&__ehdr_start);
  const elf::ProgramHeader* const headers =
      reinterpret_cast<const elf::ProgramHeader*>(base + __ehdr_start.program_header_offset);
  for (uint16_t i = 0; i < __ehdr_start.program_header_count; i++) {
    const elf::ProgramHeader& header = headers[i];
    if (header.type == elf::segment_thread_local)
      return {.values = reinterpret_cast<const uint8_t*>(base + header.address),
              .value_size = header.file_size,
              .size = header.memory_size,
              .alignment = larger(header.alignment, uint64_t{1}),
              .misplacement = header.address & (header.alignment - 1)};
  }
  return {.values = nullptr, .value_size = 0, .size = 0, .alignment = 1, .misplacement = 0};
}

} // namespace

uint64_t Linux::thread_block_size() {
  const Template variables = thread_template();
  return thread_header_size + variables.size + 2 * larger(variables.alignment, smallest_alignment);
}

ThreadBlock Linux::make_thread_block(uint8_t* end) {
  const Template variables = thread_template();
  const uint64_t alignment = larger(variables.alignment, smallest_alignment);
  const uint64_t mask = variables.alignment - 1;
  const uintptr_t end_address = reinterpret_cast<uintptr_t>(end);
  uintptr_t pointer = 0, values = 0, begin = 0;
  if constexpr (thread_variables_are_below) {
    pointer = align_down(end_address - thread_header_size, alignment);
    values = pointer - variables.size - ((0 - variables.misplacement - variables.size) & mask);
    begin = values;
    *reinterpret_cast<uintptr_t*>(pointer) = pointer;
  } else {
    const uint64_t offset = thread_header_size + ((variables.misplacement - thread_header_size) & mask);
    pointer = align_down(end_address - offset - variables.size, alignment);
    values = pointer + offset;
    begin = pointer;
  }
  if (variables.value_size != 0)
    memcpy(reinterpret_cast<void*>(values), variables.values, variables.value_size);
  return {.begin = reinterpret_cast<uint8_t*>(align_down(begin, smallest_alignment)), .pointer = pointer};
}

INGOT_UNSANDBOXED bool Linux::enter_thread_block(const ThreadBlock& block) {
  return set_thread_pointer(block.pointer);
}

uint8_t* Linux::in_thread_block(const ThreadBlock& block, const void* variable) {
  return reinterpret_cast<uint8_t*>(block.pointer +
                                    (reinterpret_cast<uintptr_t>(variable) - thread_pointer()));
}

} // namespace ingot::platform
