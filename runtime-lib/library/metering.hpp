// What ends guests that do not end by themselves (docs/decisions/0032).
#pragma once

#include "runtime-lib/abi/library.hpp"

namespace ingot::library {

// Before any of its code runs.
void set_meter(abi::Instance& instance, const abi::Configuration& configuration);

// After a trap. How far the guest had come when it faulted is not known, and that it faults must not be worth
// its while.
inline void exhaust_fuel(abi::Instance& instance) { instance.fuel = 0; }

} // namespace ingot::library
