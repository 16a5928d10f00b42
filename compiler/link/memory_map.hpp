// Where a board has its memory, and the linker script that follows from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ingot {

struct MemoryRegion {
  std::uint64_t origin; // an address
  std::uint64_t size;   // bytes, at least one; the region ends within the address space
};

struct MemoryMap {
  MemoryRegion flash; // code, constants, and the initial values of variables; the reset vector is its origin
  MemoryRegion ram;
};

// "flash=ORIGIN:SIZE,ram=ORIGIN:SIZE", in either order: origins are decimal or hexadecimal (0x), sizes
// likewise, or with k, M or G. Nothing if it is not that, or if the regions overlap.
std::optional<MemoryMap> parse_memory_map(std::string_view text);

// The linker script of an image for the map: docs/boards.md tells of the symbols it defines. What objects say
// of the frames of their functions is no part of the image, but can be kept in the file.
std::string linker_script(const MemoryMap& map, bool keeps_frame_sizes);

} // namespace ingot
