// What the processor has of the machine's table (abi/processor_features.hpp); in the machine's processor.cpp.
#pragma once

#include "runtime-lib/abi/processor_features.hpp"

namespace ingot::platform {

// Where the system has no way to say whether a feature is there, it counts as there.
abi::ProcessorFeatures processor_features();

// The names of all rows for messages, each terminated, one behind the other.
extern const char processor_feature_names[];

} // namespace ingot::platform
