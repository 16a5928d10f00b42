#include "compiler/link/image_format.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <elf.h>
#include <iterator>
#include <string>
#include <vector>

namespace ingot {

namespace {

struct LoadedBytes {
  std::uint64_t address; // where it is loaded to, which for variables is not where they are used
  Bytes bytes;
};

template <typename FileHeader, typename ProgramHeader>
std::vector<LoadedBytes> loaded_bytes(Bytes executable) {
  FileHeader header;
  std::memcpy(&header, executable.data(), sizeof header);
  std::vector<LoadedBytes> loaded;
  for (std::size_t i = 0; i < header.e_phnum; ++i) {
    ProgramHeader segment;
    std::memcpy(&segment, executable.data() + header.e_phoff + i * sizeof segment, sizeof segment);
    if (segment.p_type == PT_LOAD && segment.p_filesz != 0)
      loaded.push_back({segment.p_paddr, executable.subspan(segment.p_offset, segment.p_filesz)});
  }
  std::ranges::sort(loaded, {}, &LoadedBytes::address);
  return loaded;
}

std::vector<LoadedBytes> loaded_bytes(Bytes executable) {
  return executable[EI_CLASS] == ELFCLASS64 ? loaded_bytes<Elf64_Ehdr, Elf64_Phdr>(executable)
                                            : loaded_bytes<Elf32_Ehdr, Elf32_Phdr>(executable);
}

// Intel, "Hexadecimal Object File Format Specification", revision A, 1988.
enum class RecordType : std::uint8_t { data = 0, end = 1, extended_linear_address = 4 };

void append_record(std::string& text, RecordType type, std::uint16_t offset, Bytes data) {
  std::vector<std::uint8_t> record = {static_cast<std::uint8_t>(data.size()),
                                      static_cast<std::uint8_t>(offset >> 8),
                                      static_cast<std::uint8_t>(offset), static_cast<std::uint8_t>(type)};
  record.insert(record.end(), data.begin(), data.end());
  std::uint8_t sum = 0;
  for (const std::uint8_t byte : record)
    sum = static_cast<std::uint8_t>(sum + byte);
  record.push_back(static_cast<std::uint8_t>(0x100 - sum));
  text += ':';
  for (const std::uint8_t byte : record)
    fmt::format_to(std::back_inserter(text), "{:02X}", byte);
  text += '\n';
}

} // namespace

Result<MemoryFile> to_raw_image(Bytes executable) {
  constexpr std::uint64_t largest_image = std::uint64_t{1} << 30;
  std::vector<std::uint8_t> image;
  const std::vector<LoadedBytes> loaded = loaded_bytes(executable);
  for (const LoadedBytes& part : loaded) {
    const std::uint64_t offset = part.address - loaded.front().address;
    if (offset > largest_image || part.bytes.size() > largest_image - offset)
      return Failure{
          fmt::format("the image is loaded to addresses from {:#x} to {:#x}, too far apart for one "
                      "file of all bytes between them",
                      loaded.front().address, part.address)};
    image.resize(std::max<std::size_t>(image.size(), offset + part.bytes.size()));
    std::ranges::copy(part.bytes, image.begin() + static_cast<std::ptrdiff_t>(offset));
  }
  return MemoryFile::of(Bytes(image));
}

Result<MemoryFile> to_intel_hex(Bytes executable) {
  constexpr std::size_t bytes_per_record = 16;
  constexpr std::uint64_t end_of_addresses = std::uint64_t{1} << 32;
  std::string text;
  std::uint64_t upper = 0; // the upper half of addresses, as in force
  for (const LoadedBytes& part : loaded_bytes(executable)) {
    if (part.address >= end_of_addresses || part.bytes.size() > end_of_addresses - part.address)
      return Failure{fmt::format("Intel hex has no addresses beyond 32 bits, such as {:#x}",
                                 part.address + part.bytes.size())};
    for (std::size_t at = 0; at < part.bytes.size();) {
      const std::uint64_t address = part.address + at;
      if (address >> 16 != upper) {
        upper = address >> 16;
        const std::uint8_t halves[] = {static_cast<std::uint8_t>(upper >> 8),
                                       static_cast<std::uint8_t>(upper)};
        append_record(text, RecordType::extended_linear_address, 0, halves);
      }
      // No record goes on beyond a multiple of 64 KiB.
      const std::uint16_t offset = static_cast<std::uint16_t>(address);
      const std::size_t size =
          std::min({bytes_per_record, part.bytes.size() - at, 0x10000 - std::size_t{offset}});
      append_record(text, RecordType::data, offset, part.bytes.subspan(at, size));
      at += size;
    }
  }
  append_record(text, RecordType::end, 0, {});
  return MemoryFile::of(text);
}

} // namespace ingot
