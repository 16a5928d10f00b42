// What must hold of a module apart from its types and function bodies (spec: valid/modules).
#pragma once

#include "compiler/validate/module_context.hpp"

namespace ingot {

// Checks the imports, definitions, segments and exports of a module that satisfies validate_types(), and
// fills `declared_functions` of the context. If it is false, the diagnostics say why.
bool validate_module_rules(ModuleContext& context);

} // namespace ingot
