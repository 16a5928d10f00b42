// What the program must know of ELF to relocate itself (System V gABI; the psABIs for the relocation types).
#pragma once

#include <stdint.h>

namespace ingot::platform::elf {

struct Header {
  uint8_t identification[16];
  uint16_t type;
  uint16_t machine;
  uint32_t version;
  uint64_t entry;
  uint64_t program_header_offset;
  uint64_t section_header_offset;
  uint32_t flags;
  uint16_t header_size;
  uint16_t program_header_size;
  uint16_t program_header_count;
};

struct ProgramHeader {
  uint32_t type;
  uint32_t flags;
  uint64_t offset;
  uint64_t address; // all addresses in the file are relative to where the program is loaded
  uint64_t physical_address;
  uint64_t file_size;
  uint64_t memory_size;
  uint64_t alignment;
};

inline constexpr uint32_t segment_load = 1;
inline constexpr uint32_t segment_dynamic = 2;
inline constexpr uint32_t segment_thread_local = 7;
inline constexpr uint32_t segment_relro = 0x6474e552;

struct Dynamic {
  uint64_t tag; // 0 ends the section
  uint64_t value;
};

inline constexpr uint64_t tag_rela = 7;
inline constexpr uint64_t tag_rela_size = 8;
inline constexpr uint64_t tag_relr_size = 35;
inline constexpr uint64_t tag_relr = 36;

struct Rela {
  uint64_t address;
  uint64_t information; // the type is the lower half
  int64_t addend;
};

// "Load address plus addend" goes by another number on each machine: R_X86_64_RELATIVE, R_AARCH64_RELATIVE,
// R_RISCV_RELATIVE, by the machine of the header (EM_X86_64, EM_AARCH64, EM_RISCV).
constexpr uint32_t relative_relocation(uint16_t machine) {
  switch (machine) {
  case 62:
    return 8;
  case 183:
    return 1027;
  case 243:
    return 3;
  default:
    return 0;
  }
}

} // namespace ingot::platform::elf
