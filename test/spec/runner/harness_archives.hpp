// The harness inside ingot-spec, compiled for each target.
#pragma once

#include "compiler/support/bytes.hpp"

#include <string_view>

namespace ingot::spec {

// The archive for a target as --target names it; empty if there is none.
Bytes harness_archive(std::string_view target_name);

} // namespace ingot::spec
