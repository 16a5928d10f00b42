#include "compiler/link/elf_check.hpp"

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

enum class ImageKind : std::uint8_t { executable, shared_library };

Result<Done> check_image(Bytes image, std::uint16_t machine, ImageKind kind) {
  const Failure incomplete{"cannot link: the linker's output is incomplete"};
  if (!lies_within(image, 0, sizeof(Elf64_Ehdr)))
    return incomplete;
  const auto header = read_header<Elf64_Ehdr>(image, 0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 ||
      header.e_type != ET_DYN || header.e_machine != machine)
    return Failure{"cannot link: the linker's output is not for the target"};
  if (header.e_phentsize != sizeof(Elf64_Phdr) ||
      !lies_within(image, header.e_phoff, std::uint64_t{header.e_phnum} * sizeof(Elf64_Phdr)) ||
      !lies_within(image, header.e_shoff, std::uint64_t{header.e_shnum} * sizeof(Elf64_Shdr)))
    return incomplete;

  bool entry_is_code = false;
  for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
    const auto segment = read_header<Elf64_Phdr>(image, header.e_phoff + i * sizeof(Elf64_Phdr));
    if (!lies_within(image, segment.p_offset, segment.p_filesz))
      return incomplete;
    if (segment.p_type == PT_LOAD && (segment.p_flags & PF_X) != 0 && header.e_entry >= segment.p_vaddr &&
        header.e_entry - segment.p_vaddr < segment.p_filesz)
      entry_is_code = true;
  }
  if (kind == ImageKind::executable && !entry_is_code)
    return Failure{"cannot link: the program has no entry point"};
  return Done{};
}

} // namespace

Result<Done> check_executable(Bytes image, std::uint16_t machine) {
  return check_image(image, machine, ImageKind::executable);
}

Result<Done> check_shared_library(Bytes image, std::uint16_t machine) {
  return check_image(image, machine, ImageKind::shared_library);
}

} // namespace ingot
