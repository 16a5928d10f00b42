// The compiled module, as the runtime finds it at link time.
#pragma once

#include "runtime-lib/abi/instance.hpp"

extern "C" [[gnu::visibility("hidden")]] const ingot::abi::ModuleDescriptor ingot_module;
