#include "runtime-lib/platform/linux/relocate.hpp"

#include "runtime-lib/platform/linux/elf.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/support/sections.hpp"

// The linker puts the program's header, and this symbol, at address 0 of a PIE: where it is now is the load
// address.
extern "C" [[gnu::visibility("hidden")]] const ingot::platform::elf::Header __ehdr_start;

namespace ingot::platform {

namespace {

void apply_rela(uintptr_t base, const elf::Rela* relocations, uint64_t size) {
  const uint32_t relative = elf::relative_relocation(__ehdr_start.machine);
  for (uint64_t i = 0; i < size / sizeof(elf::Rela); i++) {
    // There are no symbols to bind, so there is no other type; a static PIE with one would be the linker's
    // error.
    if (static_cast<uint32_t>(relocations[i].information) != relative)
      __builtin_trap();
    *reinterpret_cast<uint64_t*>(base + relocations[i].address) =
        base + static_cast<uint64_t>(relocations[i].addend);
  }
}

// The compact form: an even entry is the address of a pointer; an odd one is a bitmap of which of the 63
// words behind the last one need the same.
void apply_relr(uintptr_t base, const uint64_t* entries, uint64_t size) {
  uint64_t* where = nullptr;
  for (uint64_t i = 0; i < size / sizeof(uint64_t); i++) {
    if ((entries[i] & 1) == 0) {
      where = reinterpret_cast<uint64_t*>(base + entries[i]);
      *where++ += base;
      continue;
    }
    for (uint64_t bits = entries[i] >> 1, word = 0; bits != 0; bits >>= 1, word++)
      if ((bits & 1) != 0)
        where[word] += base;
    where += 63;
  }
}

void apply_dynamic(uintptr_t base, const elf::Dynamic* entry) {
  uintptr_t rela = 0, relr = 0;
  uint64_t rela_size = 0, relr_size = 0;
  for (; entry->tag != 0; entry++) {
    switch (entry->tag) {
    case elf::tag_rela:
      rela = base + entry->value;
      break;
    case elf::tag_rela_size:
      rela_size = entry->value;
      break;
    case elf::tag_relr:
      relr = base + entry->value;
      break;
    case elf::tag_relr_size:
      relr_size = entry->value;
      break;
    default:
      break;
    }
  }
  apply_rela(base, reinterpret_cast<const elf::Rela*>(rela), rela_size);
  apply_relr(base, reinterpret_cast<const uint64_t*>(relr), relr_size);
}

} // namespace

INGOT_UNSANDBOXED void relocate_program() {
  const uintptr_t base = reinterpret_cast<uintptr_t>(&__ehdr_start);
  const elf::ProgramHeader* const headers =
      reinterpret_cast<const elf::ProgramHeader*>(base + __ehdr_start.program_header_offset);
  const uint16_t count = __ehdr_start.program_header_count;

  for (uint16_t i = 0; i < count; i++)
    if (headers[i].type == elf::segment_dynamic)
      apply_dynamic(base, reinterpret_cast<const elf::Dynamic*>(base + headers[i].address));

  // The linker has made the segment end at a page boundary.
  for (uint16_t i = 0; i < count; i++)
    if (headers[i].type == elf::segment_relro)
      sys::mprotect(reinterpret_cast<const void*>(base + headers[i].address), headers[i].memory_size,
                    protect_read);
}

} // namespace ingot::platform
