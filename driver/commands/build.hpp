// What `ingot` and `ingot run` have in common: from the path of a module to the product.
#pragma once

#include "compiler/pipeline.hpp"
#include "compiler/support/memory_file.hpp"

#include <string>
#include <variant>

namespace ingot::driver {

// Or the exit status; then the reason has been reported.
std::variant<MemoryFile, int> build(const std::string& input_path, pipeline::Options options);

} // namespace ingot::driver
