// wasi_unstable, the snapshot before preview 1 (phases/old/snapshot_0/witx in WebAssembly/WASI): the
// functions whose structures or numbers were others then. All else is preview 1.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/filestat.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/poll.hpp"

using namespace ingot;
using namespace ingot::wasi;

namespace {

struct UnstableFilestat {
  uint64_t dev;
  uint64_t ino;
  FileType filetype;
  uint8_t padding[3];
  uint32_t nlink; // 64 bits in preview 1
  uint64_t size;
  uint64_t atim;
  uint64_t mtim;
  uint64_t ctim;
};
static_assert(sizeof(UnstableFilestat) == 56);

Status store(const abi::Instance* instance, uint32_t result, const Filestat& filestat) {
  const UnstableFilestat stored = {.dev = filestat.dev,
                                   .ino = filestat.ino,
                                   .filetype = filestat.filetype,
                                   .padding = {},
                                   .nlink = static_cast<uint32_t>(filestat.nlink), // Linux has 32 bits, too
                                   .size = filestat.size,
                                   .atim = filestat.atim,
                                   .mtim = filestat.mtim,
                                   .ctim = filestat.ctim};
  return GuestMemory(instance).store(result, stored) ? Errno::success : Errno::fault;
}

struct UnstableSubscription {
  uint64_t userdata;
  EventType type;
  uint8_t padding_1[7];
  union {
    struct {
      uint64_t identifier; // of the clock, for the guest's own use; not there in preview 1
      uint32_t id;
      uint32_t padding_2;
      uint64_t timeout;
      uint64_t precision;
      uint16_t flags;
      uint8_t padding_3[6];
    } clock;
    uint32_t descriptor;
  };
};
static_assert(sizeof(UnstableSubscription) == 56);

Subscription load_subscription(const GuestMemory& memory, uint64_t address) {
  UnstableSubscription from = {};
  (void)memory.load(address, from);
  Subscription result = {};
  result.userdata = from.userdata;
  result.type = from.type;
  if (from.type == EventType::clock) {
    result.id = from.clock.id;
    result.timeout = from.clock.timeout;
    result.precision = from.clock.precision;
    result.flags = from.clock.flags;
  } else {
    result.id = from.descriptor;
  }
  return result;
}

} // namespace

extern "C" uint32_t ingot_wasi_unstable_fd_seek(const abi::Instance* instance, uint32_t fd, uint64_t offset,
                                                uint32_t whence, uint32_t result) {
  constexpr Whence by_number[] = {Whence::cur, Whence::end, Whence::set};
  if (whence >= sizeof by_number / sizeof by_number[0])
    return Errno::inval;
  return abi::wasi_types::ingot_wasi_fd_seek(instance, fd, offset, static_cast<uint32_t>(by_number[whence]),
                                             result);
}

extern "C" uint32_t ingot_wasi_unstable_fd_filestat_get(const abi::Instance* instance, uint32_t fd,
                                                        uint32_t result) {
  Filestat filestat = {};
  if (const Status error = filestat_of_descriptor(fd, filestat); error != Errno::success)
    return error;
  return store(instance, result, filestat);
}

extern "C" uint32_t ingot_wasi_unstable_path_filestat_get(const abi::Instance* instance, uint32_t fd,
                                                          uint32_t lookup_flags, uint32_t path,
                                                          uint32_t length, uint32_t result) {
  Filestat filestat = {};
  if (const Status error = filestat_of_path(instance, fd, lookup_flags, path, length, filestat);
      error != Errno::success)
    return error;
  return store(instance, result, filestat);
}

extern "C" uint32_t ingot_wasi_unstable_poll_oneoff(const abi::Instance* instance, uint32_t subscriptions,
                                                    uint32_t events, uint32_t count, uint32_t result) {
  constexpr SubscriptionLayout layout = {.size = sizeof(UnstableSubscription), .load = load_subscription};
  return poll(instance, layout, subscriptions, events, count, result);
}
