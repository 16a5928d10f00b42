// What ModuleDescriptor::enter_sandbox points to.
#pragma once

#include "runtime-lib/abi/instance.hpp"

// Gives up what the guest does not need. What the kernel lacks is left out.
extern "C" void ingot_sandbox(ingot::abi::AddressRange stacks);

// The same, and then says on standard error which layers hold: one line each.
extern "C" void ingot_sandbox_with_report(ingot::abi::AddressRange stacks);

// Only says that there is none.
extern "C" void ingot_no_sandbox_report(ingot::abi::AddressRange stacks);
