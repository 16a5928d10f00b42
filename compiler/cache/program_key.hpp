// What an executable depends on, as a name.
#pragma once

#include "compiler/pipeline.hpp"

#include <string>
#include <string_view>

namespace ingot {

// 64 hexadecimal digits, of a SHA-256. The same for two compilations only if their products are the same
// bytes: by the same build of the compiler, of the same modules, with the same options and for the same CPU,
// which `native` is resolved for. The options ask for an executable for a system, and for nothing beside it.
std::string program_key(const pipeline::Options& options, std::string_view build);

} // namespace ingot
