// Whether bytes can be a complete executable: a last look before they get their name.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

namespace ingot {

// Checks the headers, that every segment and the section headers, which come
// last, lie within the image, and that the entry point is in code.
Result<Done> check_executable(Bytes image, const Target& target);

} // namespace ingot
