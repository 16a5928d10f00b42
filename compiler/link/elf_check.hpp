// Whether bytes can be a complete executable: a last look before they get their name.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <cstdint>

namespace ingot {

// `machine` is the EM_* of elf.h. Checks the headers, that every segment and the section headers, which come
// last, lie within the image, and that the entry point is in code.
Result<Done> check_executable(Bytes image, std::uint16_t machine);

} // namespace ingot
