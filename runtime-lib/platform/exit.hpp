// The end of the program when it is the guest's: it returned, said so, or trapped.
#pragma once

#include "runtime-lib/platform/platform.hpp"

namespace ingot::platform {

// What is to be done before, if anything. Both must make system calls only: they may run in a signal handler.
inline constinit void (*write_profile)() = nullptr;
inline constinit void (*before_exit)() = nullptr;

// Likewise before a thread ends that is not the first.
inline constinit thread_local void (*before_thread_end)() = nullptr;

[[noreturn]] inline void exit(int status) {
  if (write_profile != nullptr)
    write_profile();
  if (before_exit != nullptr)
    before_exit();
  Host::exit(status);
}

} // namespace ingot::platform
