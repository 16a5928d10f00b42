// Object -> executable, by lld, with the target's runtime archive. The only user of lld.
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

struct LinkOptions {
  bool strip = false; // leave out the symbol table

  // Of a board.
  std::uint64_t stack_size = 0;             // bytes, a multiple of 16
  std::optional<MemoryMap> memory_map = {}; // otherwise the target's
  std::optional<std::string> script = {};   // the path of a linker script in place of one made for the map
  std::vector<std::string> board_files =
      {}; // paths of objects and archives in place of the target's own board
};

// Gives a static position-independent executable; for a board one in which everything has its place. The same
// objects in the same order give the same bytes. Standard input, output and error must be open (as files, not
// numbers to be reused).
Result<MemoryFile> link_executable(std::span<const MemoryFile> objects, const Target& target,
                                   const LinkOptions& options);

} // namespace ingot
