#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::wasi {

// What args_get and environ_get give the guest. Both must outlive it.
void keep_start_arguments(const abi::Grants& grants, const platform::StartArguments& start);

} // namespace ingot::wasi
