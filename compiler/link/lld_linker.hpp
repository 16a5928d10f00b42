// Objects -> executable or library, by lld, with the target's runtime archive. The only user of lld.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <cstdint>
#include <span>

namespace ingot {

enum class LinkProduct : std::uint8_t {
  executable,     // static and position-independent
  shared_library, // what it lacks are functions of its host
  relocatable,    // one object, likewise
};

struct LinkOptions {
  bool strip = false; // leave out the symbol table; not of a relocatable object
};

// The same objects in the same order give the same bytes. Standard input, output and error must be open (as
// files, not numbers to be reused).
Result<MemoryFile> link(std::span<const MemoryFile> objects, LinkProduct product, const Target& target,
                        const LinkOptions& options);

} // namespace ingot
