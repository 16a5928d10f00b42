#include "compiler/link/elf_check.hpp"

#include "compiler/emit/targets.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <cstdint>
#include <cstring>
#include <elf.h>

namespace ingot {

namespace {

bool lies_within(Bytes image, std::uint64_t offset, std::uint64_t size) {
  return offset <= image.size() && size <= image.size() - offset;
}

template <typename Header>
Header read_header(Bytes image, std::uint64_t offset) {
  Header header;
  std::memcpy(&header, image.data() + offset, sizeof header);
  return header;
}

// Class and type are those of the target's executables.
template <typename FileHeader, typename ProgramHeader, typename SectionHeader>
Result<Done> check(Bytes image, const Target& target) {
  const Failure incomplete{"cannot link: the linker's output is incomplete"};
  if (!lies_within(image, 0, sizeof(FileHeader)))
    return incomplete;
  const auto header = read_header<FileHeader>(image, 0);
  constexpr int elf_class = sizeof(header.e_entry) == 8 ? ELFCLASS64 : ELFCLASS32;
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != elf_class ||
      header.e_type != (target.is_board() ? ET_EXEC : ET_DYN) || header.e_machine != target.elf_machine)
    return Failure{"cannot link: the linker's output is not an executable for the target"};
  if (header.e_phentsize != sizeof(ProgramHeader) ||
      !lies_within(image, header.e_phoff, std::uint64_t{header.e_phnum} * sizeof(ProgramHeader)) ||
      !lies_within(image, header.e_shoff, std::uint64_t{header.e_shnum} * sizeof(SectionHeader)))
    return incomplete;

  bool entry_is_code = false;
  for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
    const auto segment = read_header<ProgramHeader>(image, header.e_phoff + i * sizeof(ProgramHeader));
    if (!lies_within(image, segment.p_offset, segment.p_filesz))
      return incomplete;
    if (segment.p_type == PT_LOAD && (segment.p_flags & PF_X) != 0 && header.e_entry >= segment.p_vaddr &&
        header.e_entry - segment.p_vaddr < segment.p_filesz)
      entry_is_code = true;
  }
  if (!entry_is_code)
    return Failure{"cannot link: the program has no entry point"};
  return Done{};
}

} // namespace

Result<Done> check_executable(Bytes image, const Target& target) {
  return target.has_64_bits() ? check<Elf64_Ehdr, Elf64_Phdr, Elf64_Shdr>(image, target)
                              : check<Elf32_Ehdr, Elf32_Phdr, Elf32_Shdr>(image, target);
}

} // namespace ingot
