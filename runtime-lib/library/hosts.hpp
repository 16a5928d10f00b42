// What differs between hosts with a system, whose threads and address space the library can rely on
// (host_with_system.cpp), and firmware of boards, of which it knows nothing but functions in C
// (host_on_board.cpp).
#pragma once

#include "runtime-lib/instance/creation.hpp"
#include "runtime-lib/library/calls.hpp"

namespace ingot::library {

// What an instance gets beside what its module says: a stack, and State.
instance::HostSpace space_for(const abi::Configuration& configuration);

// Before the first call of an instance that was made with this space, and before it is destroyed.
void begin_instance(abi::Instance& instance, const instance::HostSpace& space,
                    const abi::Configuration& configuration);
void end_instance(State& state);

// To be asked before a call of the host's. False if the system refuses what the calling thread needs.
bool prepare_thread();

// Stands for the calling thread; never null.
const void* present_thread();

// The innermost call under way, of which the instance's is to be the next one: of the calling thread, or of
// the instance, which serves one thread at a time.
Call*& innermost_call(State& state);

// The call whose guest runs here, or what it has called of the library.
Call& present_call();

} // namespace ingot::library
