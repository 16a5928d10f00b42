// Executable -> what programmers of flash memory read: the bytes as they lie in it, or Intel's hexadecimal
// object file format.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

namespace ingot {

// Both take a checked executable (elf_check.hpp), and give what is loaded from it at the addresses it is
// loaded to, from the lowest on. In a raw image gaps are zeros, and it may not be larger than 1 GiB;
// hexadecimal records have addresses of 32 bits.
Result<MemoryFile> to_raw_image(Bytes executable);
Result<MemoryFile> to_intel_hex(Bytes executable);

} // namespace ingot
