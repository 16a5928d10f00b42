// What differs between hosts with a system, whose threads and address space the library can rely on
// (host_with_system.cpp), and firmware of boards, of which it knows nothing but functions in C
// (host_on_board.cpp).
#pragma once

#include "runtime-lib/library/calls.hpp"

namespace ingot::library {

// Gives the instance a stack: sets what State says of it. False if there is not so much memory.
bool make_stack(abi::Instance& instance, const abi::Configuration& configuration);
void release_stack(State& state);

// To be asked before a call of the host's. False if the system refuses what the calling thread needs.
bool prepare_thread();

// Stands for the calling thread; never null.
const void* present_thread();

// The innermost call under way, of which the instance's is to be the next one: of the calling thread, or of
// the instance, which serves one thread at a time.
Call*& innermost_call(State& state);

// The call in which the guest trapped that runs here.
Call& trapped_call();

} // namespace ingot::library
