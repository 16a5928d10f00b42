// Whole instances of modules that are linked with others at run time (spec: exec/modules, instantiation).
// They live as long as the program.
#pragma once

#include "runtime-lib/instance/creation.hpp"
#include "runtime-lib/instance/exports.hpp"

namespace ingot::instance {

// May trap, as initialising memories and tables and the start function may: then what it has written to
// imported memories and tables remains, as the specification has it.
Instantiation instantiate(const abi::LinkableModule& module, const ImportSource& imports,
                          const Limits& limits = {});

} // namespace ingot::instance
