// The life of a guest on a board. Its memories, tables and stack lie in the image, so there is nothing to
// reserve and nothing that could be refused.
#include "runtime-lib/abi/module.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/trap/report.hpp"
#include "runtime-lib/wasi/board/calls.hpp"

void ingot::platform::enter(const StartArguments&) {
  wasi::start(*ingot_module.grants);
  trap::catch_traps(trap::report, {}, {});
  ingot_module.run();
  exit(0);
}
