// Where arguments go that do not fit registers (docs/decisions/0010). A module uses one of the two: the
// second if it starts threads.
#pragma once

#include "runtime-lib/abi/instance.hpp"

extern "C" {
extern constinit ingot::abi::ArgumentArea ingot_argument_area [[gnu::visibility("hidden")]];
extern constinit thread_local ingot::abi::ArgumentArea ingot_thread_argument_area
    [[gnu::visibility("hidden")]];
}
