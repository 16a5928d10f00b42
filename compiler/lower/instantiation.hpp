// The compiled part of instantiation (spec: exec/modules, instantiation).
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/memory_images.hpp"

#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/IR/Value.h>

namespace ingot {

// Calls a function that takes nothing and gives nothing. If an exception may leave it, `on_exception` is told
// which, null at run time if none does, and is to go on where none did.
using OnException = llvm::function_ref<void(llvm::Value* exception)>;
void lower_start_call(GuestFunctions& guest, InstanceState& state, Emitter& emitter, FunctionIndex function,
                      OnException on_exception);

// Adds to the function where `emitter` stands: initial values as far as they are not known, tables, and stage
// by stage (wasm/module.hpp) the active segments in order, each copied and dropped, and calls, such as that
// of the start function. Data segments that are in the images are left out.
void lower_instantiation(GuestFunctions& guest, InstanceState& state, Emitter& emitter,
                         OnException on_exception, const MemoryImages* images = nullptr);

} // namespace ingot
