// Which compiler this is, down to the last byte of its code: a developer's compiler keeps its version for
// weeks while what it makes changes.
#pragma once

#include <optional>
#include <string>

namespace ingot {

// The build IDs of all that is linked into this process, which linkers make from the contents: of this
// program, the runtime archives in it included, and of the libraries it is linked to, such as a shared
// libLLVM. Nothing if one of them has none, as then a change could go unnoticed.
std::optional<std::string> build_identity();

} // namespace ingot
