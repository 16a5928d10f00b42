// Reads what the user names as input.
#pragma once

#include "compiler/support/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ingot::driver {

// The whole file, or standard input for "-". Fails if it is neither a regular file nor a pipe, or larger
// than a module may be (wasm/limits.hpp). The bytes are a copy: nobody can change them during compilation.
Result<std::vector<std::uint8_t>> read_input(const std::string& path);

// How messages call the input.
std::string display_name(const std::string& path);

} // namespace ingot::driver
