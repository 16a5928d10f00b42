// Whether bytes can be a complete executable: a last look before they get their name.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <cstdint>

namespace ingot {

// `machine` is the EM_* of elf.h. Checks the headers, and that every segment and the section headers, which
// come last, lie within the image; of an executable also that the entry point is in code.
Result<Done> check_executable(Bytes image, std::uint16_t machine);
Result<Done> check_shared_library(Bytes image, std::uint16_t machine);

} // namespace ingot
