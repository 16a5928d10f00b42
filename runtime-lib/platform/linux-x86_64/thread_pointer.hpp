// Where the thread-local variables of a thread are (psABI, "Thread-Local Storage"; Drepper, "ELF Handling For
// Thread-Local Storage", variant II).
#pragma once

#include "runtime-lib/platform/linux-x86_64/syscall.hpp"
#include "runtime-lib/platform/linux-x86_64/sysno.hpp"

namespace ingot::platform {

// The variables end where the thread pointer points; there lies a word that holds the pointer itself, since
// code cannot read the base of fs in any other way.
inline constexpr bool thread_variables_are_below = true;
inline constexpr uint64_t thread_header_size = 8;

inline uintptr_t thread_pointer() {
  uintptr_t result;
  asm("movq %%fs:0, %0" : "=r"(result));
  return result;
}

inline bool set_thread_pointer(uintptr_t pointer) {
  constexpr int64_t set_base_of_fs = 0x1002; // ARCH_SET_FS
  return system_call<sysno::arch_prctl>(set_base_of_fs, static_cast<int64_t>(pointer)) == 0;
}

} // namespace ingot::platform
