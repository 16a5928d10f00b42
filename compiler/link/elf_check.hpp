// Whether bytes can be a complete executable: a last look before they get their name.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

namespace ingot {

// Checks the headers, and that every segment and the section headers, which come last, lie within the image;
// of an executable also that the entry point is in code.
Result<Done> check_executable(Bytes image, const Target& target);
Result<Done> check_shared_library(Bytes image, const Target& target);

} // namespace ingot
