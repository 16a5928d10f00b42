// The platform this build is for: `Host`. All other folders include this header and none of the platform's
// own, but for wasi/, whose files are Linux's, and wasi/board/.
#pragma once

#include "runtime-lib/platform/concept.hpp"

#if defined(__linux__)
#include "runtime-lib/platform/linux/linux.hpp"
namespace ingot::platform {
using Host = Linux;
}
static_assert(ingot::platform::Platform<ingot::platform::Host>);
#else
#include "runtime-lib/platform/board/board.hpp"
namespace ingot::platform {
using Host = Board;
}
static_assert(ingot::platform::Machine<ingot::platform::Host>);
#endif
