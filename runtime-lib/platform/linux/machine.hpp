// The files of the processor this build is for.
#pragma once

#if defined(__x86_64__)
#include "runtime-lib/platform/linux-x86_64/sigcontext.hpp"
#include "runtime-lib/platform/linux-x86_64/syscall.hpp"
#include "runtime-lib/platform/linux-x86_64/sysno.hpp"
#include "runtime-lib/platform/linux-x86_64/thread_pointer.hpp"
#elif defined(__aarch64__)
#include "runtime-lib/platform/linux-aarch64/sigcontext.hpp"
#include "runtime-lib/platform/linux-aarch64/syscall.hpp"
#include "runtime-lib/platform/linux-aarch64/sysno.hpp"
#include "runtime-lib/platform/linux-aarch64/thread_pointer.hpp"
#elif defined(__riscv) && __riscv_xlen == 64
#include "runtime-lib/platform/linux-riscv64/sigcontext.hpp"
#include "runtime-lib/platform/linux-riscv64/syscall.hpp"
#include "runtime-lib/platform/linux-riscv64/sysno.hpp"
#include "runtime-lib/platform/linux-riscv64/thread_pointer.hpp"
#else
#error "no machine for this target"
#endif
