// Instances that the host makes and destroys.
#pragma once

#include "runtime-lib/library/calls.hpp"

namespace ingot::library {

// Gives an instance what it has beside what its module says. It runs in the instance's first call, on its
// stack, before any code of the guest, and may end it (end_present_call).
using Prepare = void (*)(State& state, const abi::Configuration& configuration);

// As the builtin library_create; `prepare` may be null.
abi::Outcome create(void* module, void* configuration, void* instance, Prepare prepare);

} // namespace ingot::library
