#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::wasi {

// What args_get and environ_get give the guest. Both must outlive it.
void keep_start_arguments(const abi::Grants& grants, const platform::StartArguments& start);

// The arguments that the guest sees, the name of the program among them.
uint64_t argument_count();
const char* argument(uint64_t index);

// The value of a variable; null if it is not in the environment.
const char* find_variable(const char* const* environment, const char* name);

} // namespace ingot::wasi
