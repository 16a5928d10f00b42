// In a file of its own, so that only programs have it that refer to it.
#include "runtime-lib/abi/instance.hpp"

extern "C"
    [[gnu::visibility("hidden")]] constinit thread_local ingot::abi::ArgumentArea ingot_argument_area = {};
