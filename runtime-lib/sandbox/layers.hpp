// The layers of the sandbox, from the first to the last.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::sandbox {

// Each gives a negated errno if the kernel lacks the layer, or refuses it: then the layer does not hold and
// nothing else is wrong.

// No program that this one starts has more rights; the condition for the others.
int64_t give_up_new_privileges();

// Landlock: of the file system there is only what is beneath the granted directories, for reading only where
// that was granted; no TCP connection can be made. Gives the version of the kernel's interface.
int64_t confine_files();

// No memory becomes executable.
int64_t refuse_executable_memory();

// The program's image, the stacks and the guards of the memories stay mapped as they are.
int64_t seal_address_space(abi::AddressRange stacks);

// What is on record (platform/linux/system_call_records.hpp) and can be made inside the sandbox.
struct AllowedSystemCalls {
  bool has_openat2; // the kernel
  uint32_t count;
  uint16_t numbers[128]; // in ascending order
};
void find_allowed_system_calls(AllowedSystemCalls& allowed);

// Seccomp: only these can be made, with the arguments on record. Any other kills the process.
int64_t confine_system_calls(const AllowedSystemCalls& allowed);

} // namespace ingot::sandbox
