// How the runtime gives up before the guest has run.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/line.hpp"

namespace ingot::platform {

// What every message of this kind begins with.
inline Line start_failure() {
  Line line;
  line.text("ingot: error: ");
  return line;
}

[[noreturn]] inline void fail_to_start(Line& line) {
  Host::write_error(line.finish());
  Host::exit(abi::start_failure_exit_status);
}

} // namespace ingot::platform
