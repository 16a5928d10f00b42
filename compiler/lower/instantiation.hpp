// The compiled part of instantiation (spec: exec/modules, instantiation).
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/memory_images.hpp"
#include "compiler/lower/table_images.hpp"

#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/IR/Value.h>

namespace ingot {

// Calls a function that takes nothing and gives nothing. If an exception may leave it, `on_exception` is told
// which, null at run time if none does, and is to go on where none did.
using OnException = llvm::function_ref<void(llvm::Value* exception)>;
void lower_start_call(GuestFunctions& guest, InstanceState& state, Emitter& emitter, FunctionIndex function,
                      OnException on_exception);

// What instances of a library begin with, so that the segments it is made of are not copied.
struct InitialContents {
  MemoryImages memories;
  TableImages tables;
};

// Adds to the function where `emitter` stands: initial values as far as they are not known, tables, and stage
// by stage (wasm/module.hpp) the active segments in order, each copied and dropped, and calls, such as that
// of the start function. Segments that `contents` holds are left out.
void lower_instantiation(GuestFunctions& guest, InstanceState& state, Emitter& emitter,
                         OnException on_exception, const InitialContents* contents = nullptr);

} // namespace ingot
