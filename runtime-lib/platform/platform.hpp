// The platform this build is for: `Host`. All other folders include this header and none of the platform's
// own, but for wasi/, whose files are Linux's.
#pragma once

#include "runtime-lib/platform/concept.hpp"

#if defined(__linux__)
#include "runtime-lib/platform/linux/linux.hpp"
namespace ingot::platform {
using Host = Linux;
}
#else
#error "no platform for this target"
#endif

static_assert(ingot::platform::Platform<ingot::platform::Host>);
