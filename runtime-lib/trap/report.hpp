// The end of an executable whose guest trapped.
#pragma once

#include "runtime-lib/trap/trap.hpp"

namespace ingot::trap {

// A Handler for an executable (one that has `ingot_module`): writes the line
// `ingot: trap: KIND[ at 0xSITE][ in function INDEX[ "NAME"]][ of module "NAME"]` to standard error and exits
// with status abi::trap_exit_status.
[[noreturn]] const platform::RecoveryPoint* report(const Event& event);

} // namespace ingot::trap
