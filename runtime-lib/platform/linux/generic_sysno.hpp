// System call numbers of the kernel's generic table (include/uapi/asm-generic/unistd.h), which every machine
// has that Linux came to late; for their sysno.hpp to include.
#pragma once

#include <stdint.h>

namespace ingot::platform::sysno {

inline constexpr int64_t dup3 = 24;
inline constexpr int64_t fcntl = 25;
inline constexpr int64_t ioctl = 29;
inline constexpr int64_t mkdirat = 34;
inline constexpr int64_t unlinkat = 35;
inline constexpr int64_t symlinkat = 36;
inline constexpr int64_t linkat = 37;
inline constexpr int64_t fstatfs = 44;
inline constexpr int64_t ftruncate = 46;
inline constexpr int64_t fallocate = 47;
inline constexpr int64_t openat = 56;
inline constexpr int64_t close = 57;
inline constexpr int64_t getdents64 = 61;
inline constexpr int64_t lseek = 62;
inline constexpr int64_t write = 64;
inline constexpr int64_t readv = 65;
inline constexpr int64_t writev = 66;
inline constexpr int64_t preadv = 69;
inline constexpr int64_t pwritev = 70;
inline constexpr int64_t ppoll = 73;
inline constexpr int64_t readlinkat = 78;
inline constexpr int64_t fsync = 82;
inline constexpr int64_t fdatasync = 83;
inline constexpr int64_t utimensat = 88;
inline constexpr int64_t exit_group = 94;
inline constexpr int64_t futex = 98;
inline constexpr int64_t clock_gettime = 113;
inline constexpr int64_t clock_getres = 114;
inline constexpr int64_t sched_yield = 124;
inline constexpr int64_t tgkill = 131;
inline constexpr int64_t sigaltstack = 132;
inline constexpr int64_t rt_sigaction = 134;
inline constexpr int64_t rt_sigprocmask = 135;
inline constexpr int64_t getpid = 172;
inline constexpr int64_t gettid = 178;
inline constexpr int64_t getsockopt = 209;
inline constexpr int64_t shutdown = 210;
inline constexpr int64_t sendmsg = 211;
inline constexpr int64_t recvmsg = 212;
inline constexpr int64_t munmap = 215;
inline constexpr int64_t mmap = 222;
inline constexpr int64_t fadvise64 = 223;
inline constexpr int64_t mprotect = 226;
inline constexpr int64_t accept4 = 242;
inline constexpr int64_t renameat2 = 276;
inline constexpr int64_t getrandom = 278;
inline constexpr int64_t statx = 291;
inline constexpr int64_t openat2 = 437;

} // namespace ingot::platform::sysno
