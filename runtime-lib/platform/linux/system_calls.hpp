// The system calls the runtime makes, with types. A result from -4095 to -1 is a negated errno, always. Calls
// that a signal can interrupt are made again; close is not, because Linux has closed the descriptor even then
// (close(2)). All of them are inlined, because the record of a call belongs to the function that makes it.
#pragma once

#include "runtime-lib/platform/linux/kernel_types.hpp"
#include "runtime-lib/platform/linux/machine.hpp"

#pragma clang attribute push([[gnu::always_inline]], apply_to = function)

namespace ingot::platform::sys {

inline int64_t argument(const void* pointer) {
  return static_cast<int64_t>(reinterpret_cast<uintptr_t>(pointer));
}
inline int64_t argument(uint64_t value) { return static_cast<int64_t>(value); }

template <int64_t number, Restriction restriction = Restriction{}>
inline int64_t uninterrupted(int64_t a = 0, int64_t b = 0, int64_t c = 0, int64_t d = 0, int64_t e = 0) {
  int64_t result;
  do
    result = system_call<number, restriction>(a, b, c, d, e);
  while (result == -EINTR);
  return result;
}

// ------------------------------------------------------------------ memory, signals, process

inline constexpr Restriction not_executable = argument_lacks(2, protect_execute);

inline int64_t mmap(uint64_t size, int64_t protection, int64_t flags) {
  return system_call<sysno::mmap, not_executable>(0, argument(size), protection, flags, -1, 0);
}
// In place of what is there: the pages of a file, of which what is written is the mapping's own.
inline int64_t map_file(const void* address, uint64_t size, int file, uint64_t offset) {
  return system_call<sysno::mmap, not_executable>(
      argument(address), argument(size), protect_read | protect_write,
      map_private | map_fixed | map_no_reserve, file, argument(offset));
}
// Has all pages there at once, as if each had been written to. Linux 5.14 and newer.
inline int64_t populate(const void* address, uint64_t size) {
  return system_call<sysno::madvise>(argument(address), argument(size), advice_populate_write);
}
inline int64_t mprotect(const void* address, uint64_t size, int64_t protection) {
  return system_call<sysno::mprotect, not_executable>(argument(address), argument(size), protection);
}
inline int64_t munmap(const void* address, uint64_t size) {
  return system_call<sysno::munmap>(argument(address), argument(size));
}
inline int64_t rt_sigaction(int signal, const SignalAction& action, SignalAction* previous = nullptr) {
  return system_call<sysno::rt_sigaction>(signal, argument(&action), argument(previous), sizeof action.mask);
}
// On record only: the return from a handler is a call as well, which the vDSO makes or the handler's
// restorer.
inline void allow_return_from_handler() {
  asm volatile(INGOT_INLINE_SYSTEM_CALL("")
               :
               : INGOT_SYSTEM_CALL_OPERANDS(sysno::rt_sigreturn, Restriction{}));
}
inline int64_t unblock_signals(uint64_t mask) {
  return system_call<sysno::rt_sigprocmask>(signal_unblock, argument(&mask), 0, sizeof mask);
}
// Of the calling thread; gives what was blocked before.
inline int64_t block_signals(uint64_t mask, uint64_t& before) {
  return system_call<sysno::rt_sigprocmask>(signal_block, argument(&mask), argument(&before), sizeof mask);
}
inline int64_t pending_signals(uint64_t& mask) {
  return system_call<sysno::rt_sigpending>(argument(&mask), sizeof mask);
}
// Takes one of these if it is pending; does not wait.
inline int64_t take_signal(uint64_t mask) {
  constexpr TimeSpec at_once = {.seconds = 0, .nanoseconds = 0};
  return uninterrupted<sysno::rt_sigtimedwait>(argument(&mask), 0, argument(&at_once), sizeof mask);
}
inline int64_t sigaltstack(const SignalStack& stack) {
  return system_call<sysno::sigaltstack>(argument(&stack), 0);
}
inline int64_t present_sigaltstack(SignalStack& stack) {
  return system_call<sysno::sigaltstack>(0, argument(&stack));
}
inline int64_t gettid() { return system_call<sysno::gettid>(); }
// Not allowed in the sandbox, but only libraries ask.
inline bool thread_exists(int64_t process, int64_t thread) {
  return system_call<sysno::tgkill>(process, thread, 0) != -ESRCH;
}
inline int64_t getpid() { return system_call<sysno::getpid>(); }
inline int64_t raise(int signal) {
  constexpr Restriction to_itself = {
      .condition = Condition::own_process, .argument = 0, .mask = ~uint32_t{0}, .value = 0};
  return system_call<sysno::tgkill, to_itself>(getpid(), system_call<sysno::gettid>(), signal);
}
inline int64_t sched_yield() { return system_call<sysno::sched_yield>(); }
[[noreturn]] inline void exit_group(int status) {
  for (;;)
    system_call<sysno::exit_group>(status);
}

// ------------------------------------------------------------------ clocks, random numbers, waiting

inline int64_t clock_gettime(uint32_t clock, TimeSpec& time) {
  return system_call<sysno::clock_gettime>(clock, argument(&time));
}
inline int64_t clock_getres(uint32_t clock, TimeSpec& resolution) {
  return system_call<sysno::clock_getres>(clock, argument(&resolution));
}
inline int64_t getrandom(uint8_t* buffer, uint64_t size) {
  return uninterrupted<sysno::getrandom>(argument(buffer), argument(size));
}
// Not made again when interrupted: the caller knows how much of the time is left. Null waits without end.
inline int64_t ppoll(PollDescriptor* descriptors, uint64_t count, const TimeSpec* timeout) {
  return system_call<sysno::ppoll>(argument(descriptors), argument(count), argument(timeout));
}

// Null waits without end. Not made again when interrupted: whoever waits looks at the word again.
inline int64_t futex_wait(const uint32_t* word, uint32_t expected, const TimeSpec* deadline) {
  return system_call<sysno::futex>(argument(word), futex_wait_until_private, expected, argument(deadline), 0,
                                   futex_any);
}
inline int64_t futex_wake(const uint32_t* word, uint32_t count) {
  return system_call<sysno::futex>(argument(word), futex_wake_private, count < INT32_MAX ? count : INT32_MAX);
}

// ------------------------------------------------------------------ open files

// The runtime's own messages. (The guest writes by writev.)
template <int file>
inline int64_t write(const char* bytes, uint64_t size) {
  return uninterrupted<sysno::write, argument_is(0, file)>(file, argument(bytes), argument(size));
}
inline int64_t readv(int file, const IoVector* vectors, uint64_t count) {
  return uninterrupted<sysno::readv>(file, argument(vectors), argument(count));
}
inline int64_t writev(int file, const IoVector* vectors, uint64_t count) {
  return uninterrupted<sysno::writev>(file, argument(vectors), argument(count));
}
// On 64-bit machines the kernel takes the whole offset from the low half of the pair.
inline int64_t preadv(int file, const IoVector* vectors, uint64_t count, uint64_t offset) {
  return uninterrupted<sysno::preadv>(file, argument(vectors), argument(count), argument(offset));
}
inline int64_t pwritev(int file, const IoVector* vectors, uint64_t count, uint64_t offset) {
  return uninterrupted<sysno::pwritev>(file, argument(vectors), argument(count), argument(offset));
}
inline int64_t lseek(int file, int64_t offset, int whence) {
  return system_call<sysno::lseek>(file, offset, whence);
}
inline int64_t close(int file) { return system_call<sysno::close>(file); }
inline int64_t dup3(int file, int as) { return uninterrupted<sysno::dup3>(file, as); }
template <int command>
inline int64_t fcntl(int file, uint64_t value = 0) {
  return system_call<sysno::fcntl, argument_is(1, command)>(file, command, argument(value));
}
template <uint32_t request>
inline int64_t ioctl(int file, void* value) {
  return system_call<sysno::ioctl, argument_is(1, request)>(file, request, argument(value));
}
inline int64_t fsync(int file) { return uninterrupted<sysno::fsync>(file); }
inline int64_t fdatasync(int file) { return uninterrupted<sysno::fdatasync>(file); }
inline int64_t ftruncate(int file, uint64_t size) {
  return uninterrupted<sysno::ftruncate>(file, argument(size));
}
inline int64_t fallocate(int file, uint64_t offset, uint64_t size) {
  return uninterrupted<sysno::fallocate>(file, 0, argument(offset), argument(size));
}
inline int64_t fadvise64(int file, uint64_t offset, uint64_t size, int advice) {
  return system_call<sysno::fadvise64>(file, argument(offset), argument(size), advice);
}
inline int64_t fstatfs(int file, FileSystemStatus& status) {
  return uninterrupted<sysno::fstatfs>(file, argument(&status));
}
inline int64_t getdents64(int directory, void* buffer, uint64_t size) {
  return system_call<sysno::getdents64>(directory, argument(buffer), argument(size));
}

// A file without a name that is only in memory.
inline int64_t memory_file(const char* name) {
  return system_call<sysno::memfd_create>(argument(name), memory_file_close_on_exec | memory_file_sealing);
}

// ------------------------------------------------------------------ sockets

inline int64_t stream_socket(uint16_t family) {
  return system_call<sysno::socket>(family, socket_type_stream | socket_close_on_exec, 0);
}
inline int64_t setsockopt(int socket, int level, int option, const int32_t& value) {
  return system_call<sysno::setsockopt>(socket, level, option, argument(&value), sizeof value);
}
inline int64_t bind(int socket, const InternetAddress& address, uint64_t size) {
  return system_call<sysno::bind>(socket, argument(&address), argument(size));
}
inline int64_t listen(int socket, int backlog) { return system_call<sysno::listen>(socket, backlog); }
inline int64_t accept4(int socket, uint32_t flags) {
  return uninterrupted<sysno::accept4>(socket, 0, 0, flags);
}
inline int64_t recvmsg(int socket, MessageHeader& message, int flags) {
  return uninterrupted<sysno::recvmsg>(socket, argument(&message), flags);
}
inline int64_t sendmsg(int socket, const MessageHeader& message) {
  return uninterrupted<sysno::sendmsg>(socket, argument(&message), message_no_signal);
}
inline int64_t shutdown(int socket, int how) { return system_call<sysno::shutdown>(socket, how); }
inline int64_t getsockopt(int socket, int level, int option, void* value, uint32_t& size) {
  return system_call<sysno::getsockopt>(socket, level, option, argument(value), argument(&size));
}

// ------------------------------------------------------------------ paths

inline int64_t openat(int directory, const char* path, uint32_t flags, uint32_t mode = 0) {
  return uninterrupted<sysno::openat>(directory, argument(path), flags, mode);
}
// What resolves the guest's paths instead of openat2, where that is missing.
inline int64_t openat_without_openat2(int directory, const char* path, uint32_t flags, uint32_t mode = 0) {
  constexpr Restriction without_openat2 = {
      .condition = Condition::without_openat2, .argument = 0, .mask = 0, .value = 0};
  return uninterrupted<sysno::openat, without_openat2>(directory, argument(path), flags, mode);
}
inline int64_t openat2(int directory, const char* path, const OpenHow& how) {
  return uninterrupted<sysno::openat2>(directory, argument(path), argument(&how), sizeof how);
}
// A filter that was there before us and forbids it is as good as a kernel that does not have it.
inline bool kernel_has_openat2() {
  const OpenHow nothing = {};
  const int64_t result = openat2(-1, "", nothing);
  return result != -ENOSYS && result != -EPERM;
}
inline int64_t statx(int directory, const char* path, int flags, Statx& status) {
  return system_call<sysno::statx>(directory, argument(path), flags, statx_basic, argument(&status));
}
inline int64_t mkdirat(int directory, const char* name, uint32_t mode) {
  return system_call<sysno::mkdirat>(directory, argument(name), mode);
}
inline int64_t unlinkat(int directory, const char* name, int flags) {
  return system_call<sysno::unlinkat>(directory, argument(name), flags);
}
inline int64_t renameat2(int old_directory, const char* old_name, int new_directory, const char* new_name) {
  return system_call<sysno::renameat2>(old_directory, argument(old_name), new_directory, argument(new_name),
                                       0);
}
inline int64_t linkat(int old_directory, const char* old_name, int new_directory, const char* new_name) {
  return system_call<sysno::linkat>(old_directory, argument(old_name), new_directory, argument(new_name), 0);
}
inline int64_t symlinkat(const char* target, int directory, const char* name) {
  return system_call<sysno::symlinkat>(argument(target), directory, argument(name));
}
inline int64_t readlinkat(int directory, const char* name, void* buffer, uint64_t size) {
  return system_call<sysno::readlinkat>(directory, argument(name), argument(buffer), argument(size));
}
inline int64_t utimensat(int directory, const char* path, const TimeSpec (&times)[2], int flags) {
  return system_call<sysno::utimensat>(directory, argument(path), argument(times), flags);
}

// ------------------------------------------------------------------ giving up rights (runtime-lib/sandbox)

inline int64_t prctl(int64_t option, uint64_t value = 0) {
  return system_call<sysno::prctl>(option, argument(value), 0, 0, 0);
}
inline int64_t seccomp(uint32_t operation, uint64_t flags, const BpfProgram& program) {
  return system_call<sysno::seccomp>(operation, argument(flags), argument(&program));
}
inline int64_t mseal(const void* address, uint64_t size) {
  return system_call<sysno::mseal>(argument(address), argument(size), 0);
}
// Without attributes: the version of the interface.
inline int64_t landlock_create_ruleset(const LandlockRuleset* attributes, uint64_t size, uint32_t flags) {
  return system_call<sysno::landlock_create_ruleset>(argument(attributes), argument(size), flags);
}
inline int64_t landlock_add_rule(int ruleset, const LandlockPathBeneath& rule) {
  return system_call<sysno::landlock_add_rule>(ruleset, landlock_rule_path_beneath, argument(&rule), 0);
}
inline int64_t landlock_restrict_self(int ruleset) {
  return system_call<sysno::landlock_restrict_self>(ruleset, 0);
}

} // namespace ingot::platform::sys

#pragma clang attribute pop
