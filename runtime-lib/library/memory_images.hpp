// The initial contents of memories, mapped from a file that the process makes once.
#pragma once

#include "runtime-lib/abi/linkable.hpp"

namespace ingot::library {

// Puts the images of the module into the memories of a new instance. A page of them costs the instance
// something only when it is first accessed, and memory of its own only when it is first written.
void fill_memories(abi::Instance* instance);

} // namespace ingot::library
