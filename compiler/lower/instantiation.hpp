// The compiled part of instantiation (spec: exec/modules, instantiation).
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Value.h>

namespace ingot {

// Adds to the function where `emitter` stands: initial values as far as they are not known, tables, active
// segments in order, each copied and dropped, and the call of the start function.
//
// Returns the exception that left the start function, or null if none can.
llvm::Value* lower_instantiation(GuestFunctions& guest, InstanceState& state, Emitter& emitter);

} // namespace ingot
