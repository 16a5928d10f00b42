// Objects -> executable or library, by lld, with the target's runtime archive. The only user of lld.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/link/memory_map.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ingot {

enum class LinkProduct : std::uint8_t {
  executable,     // static and position-independent; for a board one in which everything has its place
  shared_library, // what it lacks are functions of its host
  relocatable,    // one object, likewise
};

struct LinkOptions {
  bool strip = false;             // leave out the symbol table; not of a relocatable object
  bool keeps_frame_sizes = false; // in the file, though not in the image

  // Of a board.
  std::uint64_t stack_size = 0;             // bytes, a multiple of 16
  std::optional<MemoryMap> memory_map = {}; // otherwise the target's
  std::optional<std::string> script = {};   // the path of a linker script in place of one made for the map
  std::vector<std::string> board_files =
      {}; // paths of objects and archives in place of the target's own board
};

// Where the image goes; nothing if the target is no board, or a script of the user's says so.
std::optional<MemoryMap> image_map(const Target& target, const LinkOptions& options);

// The same objects in the same order give the same bytes. Standard input, output and error must be open (as
// files, not numbers to be reused).
Result<MemoryFile> link(std::span<const MemoryFile> objects, LinkProduct product, const Target& target,
                        const LinkOptions& options);

} // namespace ingot
