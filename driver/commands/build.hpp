// What `ingot` and `ingot run` have in common: from the paths of modules to the product.
#pragma once

#include "compiler/pipeline.hpp"
#include "compiler/support/memory_file.hpp"
#include "driver/options/input_options.hpp"

#include <variant>
#include <vector>

namespace ingot::driver {

// The last module is the program. Or the exit status; then the reason has been reported.
std::variant<MemoryFile, int> build(const std::vector<ModuleInput>& modules, pipeline::Options options);

} // namespace ingot::driver
