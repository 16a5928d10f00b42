// What a static library consists of.
#pragma once

#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <string>

namespace ingot {

// A relocatable object with all that is hidden made local: it defines nothing but the functions of its
// header, so that several of its kind, each with a runtime of its own, can be linked into one program.
Result<MemoryFile> localize_hidden(MemoryFile& object);

// An archive with this one member, and an index.
Result<MemoryFile> make_archive(MemoryFile& object, const std::string& member_name);

} // namespace ingot
