// What stands between the WASI functions and the system when they are fuzzed. Sanitizers do not see what the
// kernel writes: here every buffer is checked before the call. And no call may wait, end the process, or fill
// the disk.
#include "runtime-lib/platform/linux/system_calls.hpp"

#include "runtime-lib/platform/linux/linux.hpp"

#include <cerrno> // behind the runtime, whose constants have the same names
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sanitizer/asan_interface.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace ingot::platform {

namespace {

uint64_t time_skipped; // nanoseconds that calls would have waited

template <class T>
T* pointer(int64_t argument) {
  return reinterpret_cast<T*>(argument);
}

void require_memory(const void* address, uint64_t size, const char* call) {
  void* const bad =
      size == 0 ? nullptr : __asan_region_is_poisoned(const_cast<void*>(address), static_cast<size_t>(size));
  if (bad == nullptr)
    return;
  std::fprintf(stderr, "%s is given %p for %llu bytes, of which %p is no memory of ours\n", call, address,
               static_cast<unsigned long long>(size), bad);
  std::abort();
}

void require_vectors(const IoVector* vectors, uint64_t count, const char* call) {
  require_memory(vectors, count * sizeof *vectors, call);
  for (uint64_t i = 0; i < count; i++)
    require_memory(vectors[i].base, vectors[i].size, call);
}

void require_string(const char* text, const char* call) { require_memory(text, std::strlen(text) + 1, call); }

int64_t make(int64_t number, const int64_t (&a)[6]) {
  const long result = ::syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  return result < 0 ? -static_cast<int64_t>(errno) : result;
}

bool would_wait(int descriptor, int16_t for_what) {
  PollDescriptor poll = {.descriptor = descriptor, .events = for_what, .result = 0};
  const TimeSpec now = {.seconds = 0, .nanoseconds = 0};
  return ::syscall(SYS_ppoll, &poll, 1, &now, nullptr, 8) == 0;
}

// Never waits: the clocks jump instead. Who would wait for ever is told of an error.
int64_t skip_waiting(const int64_t (&a)[6]) {
  auto* const entries = pointer<PollDescriptor>(a[0]);
  const uint64_t count = static_cast<uint64_t>(a[1]);
  const auto* const timeout = pointer<const TimeSpec>(a[2]);
  require_memory(entries, count * sizeof *entries, "ppoll");
  const TimeSpec now = {.seconds = 0, .nanoseconds = 0};
  const int64_t ready = make(SYS_ppoll, {a[0], a[1], reinterpret_cast<int64_t>(&now), 0, 8, 0});
  if (ready != 0)
    return ready;
  if (timeout != nullptr) {
    time_skipped += static_cast<uint64_t>(timeout->seconds) * nanoseconds_per_second +
                    static_cast<uint64_t>(timeout->nanoseconds);
    return 0;
  }
  for (uint64_t i = 0; i < count; i++)
    if (entries[i].descriptor >= 0)
      entries[i].result = poll_error;
  return 1;
}

} // namespace

int64_t checked_system_call(int64_t number, const int64_t (&a)[6]) {
  const uint64_t size = static_cast<uint64_t>(a[2]);
  switch (number) {
  case SYS_readv:
  case SYS_preadv:
  case SYS_writev:
  case SYS_pwritev:
    require_vectors(pointer<const IoVector>(a[1]), size, "a transfer");
    if (would_wait(static_cast<int>(a[0]), number == SYS_readv || number == SYS_preadv ? poll_in : poll_out))
      return -EAGAIN;
    break;
  case SYS_recvmsg:
  case SYS_sendmsg: {
    const auto& message = *pointer<const MessageHeader>(a[1]);
    require_memory(&message, sizeof message, "a message");
    require_vectors(message.vectors, message.vector_count, "a message");
    // To receive all (MSG_WAITALL) or to send may wait in the middle.
    return make(number, {a[0], a[1], a[2] | 0x40 /* MSG_DONTWAIT */, 0, 0, 0});
  }
  case SYS_accept4:
    if (would_wait(static_cast<int>(a[0]), poll_in))
      return -EAGAIN;
    break;
  case SYS_ppoll:
    return skip_waiting(a);
  case SYS_clock_gettime: {
    auto& time = *pointer<TimeSpec>(a[1]);
    require_memory(&time, sizeof time, "clock_gettime");
    const int64_t result = make(number, a);
    time.seconds += static_cast<int64_t>(time_skipped / nanoseconds_per_second);
    return result;
  }
  case SYS_getrandom:
    // Always the same, and never what is looked for in the guest's memory.
    require_memory(pointer<void>(a[0]), static_cast<uint64_t>(a[1]), "getrandom");
    std::memset(pointer<void>(a[0]), 0x11, static_cast<size_t>(a[1]));
    return a[1];
  case SYS_getdents64:
    require_memory(pointer<void>(a[1]), size, "getdents64");
    break;
  case SYS_readlinkat:
    require_string(pointer<const char>(a[1]), "readlinkat");
    require_memory(pointer<void>(a[2]), static_cast<uint64_t>(a[3]), "readlinkat");
    break;
  case SYS_statx:
    require_string(pointer<const char>(a[1]), "statx");
    require_memory(pointer<void>(a[4]), sizeof(Statx), "statx");
    break;
  case SYS_fstatfs:
    require_memory(pointer<void>(a[1]), sizeof(FileSystemStatus), "fstatfs");
    break;
  case SYS_openat:
  case SYS_openat2:
  case SYS_mkdirat:
  case SYS_unlinkat:
    require_string(pointer<const char>(a[1]), "a path call");
    break;
  case SYS_linkat:
  case SYS_renameat2:
    require_string(pointer<const char>(a[1]), "a path call");
    require_string(pointer<const char>(a[3]), "a path call");
    break;
  case SYS_symlinkat:
    require_string(pointer<const char>(a[0]), "symlinkat");
    require_string(pointer<const char>(a[2]), "symlinkat");
    break;
  case SYS_fallocate: // the limit of file sizes (RLIMIT_FSIZE) ends writes and growth, and this on its own
    if (static_cast<uint64_t>(a[3]) > 1 << 20)
      return -EINVAL;
    break;
  case SYS_fsync:
  case SYS_fdatasync:
  case SYS_tgkill:
  case SYS_rt_sigaction:
    return 0;
  default:
    break;
  }
  return make(number, a);
}

// What else the WASI functions need of the platform.
void Linux::write_error(Span<const char> line) { std::fwrite(line.data(), 1, line.size(), stderr); }
void Linux::exit(int) { std::abort(); }

// There is one thread.
bool Linux::wait_while_equal(const uint32_t*, uint32_t, uint64_t) { std::abort(); }
void Linux::wake(const uint32_t*, uint32_t) {}

extern "C" void ingot_signal_return() {}

} // namespace ingot::platform
