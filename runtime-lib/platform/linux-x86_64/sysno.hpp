// System call numbers (arch/x86/entry/syscalls/syscall_64.tbl), and the flags of open that differ between
// machines (include/uapi/asm-generic/fcntl.h and the machines' own).
#pragma once

#include <stdint.h>

namespace ingot::platform::sysno {

inline constexpr int64_t write = 1;
inline constexpr int64_t close = 3;
inline constexpr int64_t lseek = 8;
inline constexpr int64_t mmap = 9;
inline constexpr int64_t mprotect = 10;
inline constexpr int64_t munmap = 11;
inline constexpr int64_t rt_sigaction = 13;
inline constexpr int64_t rt_sigprocmask = 14;
inline constexpr int64_t rt_sigreturn = 15;
inline constexpr int64_t ioctl = 16;
inline constexpr int64_t readv = 19;
inline constexpr int64_t writev = 20;
inline constexpr int64_t sched_yield = 24;
inline constexpr int64_t getpid = 39;
inline constexpr int64_t sendmsg = 46;
inline constexpr int64_t recvmsg = 47;
inline constexpr int64_t shutdown = 48;
inline constexpr int64_t getsockopt = 55;
inline constexpr int64_t fcntl = 72;
inline constexpr int64_t fsync = 74;
inline constexpr int64_t fdatasync = 75;
inline constexpr int64_t ftruncate = 77;
inline constexpr int64_t sigaltstack = 131;
inline constexpr int64_t fstatfs = 138;
inline constexpr int64_t arch_prctl = 158;
inline constexpr int64_t gettid = 186;
inline constexpr int64_t futex = 202;
inline constexpr int64_t getdents64 = 217;
inline constexpr int64_t fadvise64 = 221;
inline constexpr int64_t clock_gettime = 228;
inline constexpr int64_t clock_getres = 229;
inline constexpr int64_t exit_group = 231;
inline constexpr int64_t tgkill = 234;
inline constexpr int64_t openat = 257;
inline constexpr int64_t mkdirat = 258;
inline constexpr int64_t unlinkat = 263;
inline constexpr int64_t linkat = 265;
inline constexpr int64_t symlinkat = 266;
inline constexpr int64_t readlinkat = 267;
inline constexpr int64_t ppoll = 271;
inline constexpr int64_t utimensat = 280;
inline constexpr int64_t fallocate = 285;
inline constexpr int64_t accept4 = 288;
inline constexpr int64_t dup3 = 292;
inline constexpr int64_t preadv = 295;
inline constexpr int64_t pwritev = 296;
inline constexpr int64_t renameat2 = 316;
inline constexpr int64_t getrandom = 318;
inline constexpr int64_t statx = 332;
inline constexpr int64_t openat2 = 437;

} // namespace ingot::platform::sysno

namespace ingot::platform::open_flag {

inline constexpr uint32_t directory = 0200000;
inline constexpr uint32_t no_follow = 0400000;

} // namespace ingot::platform::open_flag
