// What a module must have, beyond being valid, to become a program: an export "_start" of type [] -> [],
// imports that are functions of wasi_snapshot_preview1 with the right types, and then an exported memory
// "memory".
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"

namespace ingot {

// False if the module cannot be a program; then `diagnostics` says why, naming every import that is unknown.
bool check_command(const ValidModule& module, Diagnostics& diagnostics);

} // namespace ingot
