// What the specification asks of branch hints. A compiler ignores hints that are wrong, so only tests ask
// this.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"

namespace ingot {

// False if the branch hint section is malformed, or has a hint for an instruction that is no br_if and no if;
// then `diagnostics` says why.
bool check_branch_hints(const ValidModule& module, Diagnostics& diagnostics);

} // namespace ingot
