// What `ingot` and `ingot run` have in common: from the paths of modules to the product.
#pragma once

#include "compiler/pipeline.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"
#include "driver/options/input_options.hpp"

#include <variant>
#include <vector>

namespace ingot::driver {

// pipeline::compile(), or what stands in for it.
using Compilation = Result<MemoryFile>(const pipeline::Options& options, Diagnostics& diagnostics);

// The last module is the program. Or the exit status; then the reason has been reported.
std::variant<MemoryFile, int> build(const std::vector<ModuleInput>& modules, pipeline::Options options,
                                    Compilation& compile = pipeline::compile);

} // namespace ingot::driver
