// The type section (spec: valid/types, recursive types).
#pragma once

#include "compiler/validate/module_context.hpp"

namespace ingot {

// Checks that the defined types refer to types that exist and are subtypes of what they declare, and sets
// their `canonical` and `depth`. If it is false, the diagnostics say why.
bool validate_types(ModuleContext& context);

} // namespace ingot
