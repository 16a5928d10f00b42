#include "compiler/cache/build_identity.hpp"

#include <llvm/Support/MathExtras.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <elf.h>
#include <link.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ingot {

namespace {

// gABI, "Note Section": name and description are padded to the alignment of the segment, at least 4.
std::optional<std::string_view> find_build_id(std::string_view notes, std::size_t alignment) {
  using namespace std::string_view_literals;
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) header;
    std::memcpy(&header, notes.data(), sizeof header);
    const std::size_t description = llvm::alignTo(sizeof header + header.n_namesz, alignment);
    if (description + header.n_descsz > notes.size())
      break;
    if (header.n_type == NT_GNU_BUILD_ID && notes.substr(sizeof header, header.n_namesz) == "GNU\0"sv)
      return notes.substr(description, header.n_descsz);
    notes.remove_prefix(std::min(llvm::alignTo(description + header.n_descsz, alignment), notes.size()));
  }
  return std::nullopt;
}

std::optional<std::string_view> build_id(const dl_phdr_info& object) {
  for (const ElfW(Phdr) & segment : std::span(object.dlpi_phdr, object.dlpi_phnum)) {
    if (segment.p_type != PT_NOTE)
      continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): dl_iterate_phdr(3) gives addresses as integers
    const auto* const start = reinterpret_cast<const char*>(object.dlpi_addr + segment.p_vaddr);
    const std::string_view notes(start, segment.p_memsz);
    if (const auto id = find_build_id(notes, std::max<std::size_t>(segment.p_align, 4)))
      return id;
  }
  return std::nullopt;
}

// Stops at the first object without a build ID.
int append_build_id(dl_phdr_info* object, std::size_t /*size*/, void* ids) {
  const std::optional<std::string_view> id = build_id(*object);
  if (!id)
    return 1;
  static_cast<std::string*>(ids)->append(*id);
  return 0;
}

} // namespace

std::optional<std::string> build_identity() {
  std::string ids;
  if (::dl_iterate_phdr(append_build_id, &ids) != 0)
    return std::nullopt;
  return ids;
}

} // namespace ingot
