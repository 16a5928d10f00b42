// Object -> executable, by lld, with the target's runtime archive. The only user of lld.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <span>

namespace ingot {

struct LinkOptions {
  bool strip = false; // leave out the symbol table
};

// Gives a static position-independent executable. The same objects in the same order give the same bytes.
// Standard input, output and error must be open (as files, not numbers to be reused).
Result<MemoryFile> link_executable(std::span<const MemoryFile> objects, const Target& target,
                                   const LinkOptions& options);

} // namespace ingot
