// The calls that a board has something for: the three standard streams on the console, arguments and
// variables that were compiled in, clocks, randomness if the board has any, and the end.
#include "runtime-lib/wasi/board/calls.hpp"

#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/wasi/board/files.hpp"
#include "runtime-lib/wasi/board/vectors.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/status.hpp"
#include "runtime-lib/wasi/types.hpp"

using namespace ingot;
using namespace ingot::wasi;

namespace {

// A list of strings that lie one behind the other in the guest's memory, each with a zero.
Status store_sizes(const abi::Instance* instance, const char* const* strings, uint64_t count,
                   uint32_t count_result, uint32_t size_result) {
  uint32_t size = 0;
  for (uint64_t i = 0; i < count; i++)
    size += static_cast<uint32_t>(strlen(strings[i]) + 1);
  const GuestMemory memory(instance);
  return memory.store(count_result, static_cast<uint32_t>(count)) && memory.store(size_result, size)
             ? Errno::success
             : Errno::fault;
}

Status store_strings(const abi::Instance* instance, const char* const* strings, uint64_t count,
                     uint32_t pointers, uint32_t text) {
  const GuestMemory memory(instance);
  for (uint64_t i = 0; i < count; i++) {
    const uint32_t size = static_cast<uint32_t>(strlen(strings[i]) + 1);
    uint8_t* const place = memory.at(text, size);
    if (place == nullptr || !memory.store(pointers + 4 * i, text))
      return Errno::fault;
    memcpy(place, strings[i], size);
    text += size;
  }
  return Errno::success;
}

bool is_stream(uint32_t descriptor) { return descriptor < 3; }

// What is to be done with a descriptor that is no stream, by a member of FileCalls: without files there is
// none.
template <class... Parameters>
uint32_t other(Status (*FileCalls::*call)(Parameters...), Parameters... arguments) {
  if (grants->files == nullptr)
    return Errno::badf;
  return (static_cast<const FileCalls*>(grants->files)->*call)(arguments...);
}

bool now(uint32_t clock, uint64_t& time) {
  if (clock == static_cast<uint32_t>(ClockId::monotonic))
    return ingot_board_monotonic_now(&time);
  return clock == static_cast<uint32_t>(ClockId::realtime) && ingot_board_realtime_now(&time);
}

} // namespace

void wasi::start(const abi::Grants& compiled) { grants = &compiled; }

// ---- Arguments and environment. The name of the program is not among the grants, but every C program
// expects one.

namespace {

constexpr char program_name[] = "firmware";

} // namespace

extern "C" uint32_t ingot_wasi_args_sizes_get(const abi::Instance* instance, uint32_t count, uint32_t size) {
  const Status status = store_sizes(instance, grants->arguments, grants->argument_count, count, size);
  const GuestMemory memory(instance);
  uint32_t arguments = 0, bytes = 0;
  if (status != Errno::success || !memory.load(count, arguments) || !memory.load(size, bytes))
    return Errno::fault;
  return memory.store(count, arguments + 1) &&
                 memory.store(size, bytes + static_cast<uint32_t>(sizeof program_name))
             ? Errno::success
             : Errno::fault;
}

extern "C" uint32_t ingot_wasi_args_get(const abi::Instance* instance, uint32_t pointers, uint32_t text) {
  const char* const name = program_name;
  if (const Status status = store_strings(instance, &name, 1, pointers, text); status != Errno::success)
    return status;
  return store_strings(instance, grants->arguments, grants->argument_count, pointers + 4,
                       text + static_cast<uint32_t>(sizeof program_name));
}

extern "C" uint32_t ingot_wasi_environ_sizes_get(const abi::Instance* instance, uint32_t count,
                                                 uint32_t size) {
  return store_sizes(instance, grants->environment, grants->environment_count, count, size);
}

extern "C" uint32_t ingot_wasi_environ_get(const abi::Instance* instance, uint32_t pointers, uint32_t text) {
  return store_strings(instance, grants->environment, grants->environment_count, pointers, text);
}

// ---- Clocks and randomness

extern "C" uint32_t ingot_wasi_clock_time_get(const abi::Instance* instance, uint32_t clock,
                                              uint64_t /*precision*/, uint32_t result) {
  uint64_t time = 0;
  if (!now(clock, time))
    return Errno::nosys;
  return GuestMemory(instance).store(result, time) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_random_get(const abi::Instance* instance, uint32_t buffer, uint32_t size) {
  uint8_t* const bytes = GuestMemory(instance).at(buffer, size);
  if (bytes == nullptr)
    return Errno::fault;
  return ingot_board_entropy(bytes, size) ? Errno::success : Errno::nosys;
}

// ---- The standard streams

extern "C" uint32_t ingot_wasi_fd_write(const abi::Instance* instance, uint32_t descriptor, uint32_t list,
                                        uint32_t count, uint32_t result) {
  if (descriptor != 1 && descriptor != 2)
    return descriptor == 0 ? Errno::badf
                           : other(&FileCalls::write, instance, descriptor, list, count, result);
  return transfer_vectors(instance, list, count, result, Errno::nosys,
                          [descriptor](char* bytes, size_t size) {
                            ingot_board_write(static_cast<int>(descriptor), bytes, size);
                            return static_cast<ptrdiff_t>(size);
                          });
}

extern "C" uint32_t ingot_wasi_fd_read(const abi::Instance* instance, uint32_t descriptor, uint32_t list,
                                       uint32_t count, uint32_t result) {
  if (descriptor != 0)
    return is_stream(descriptor) ? Errno::badf
                                 : other(&FileCalls::read, instance, descriptor, list, count, result);
  return transfer_vectors(instance, list, count, result, Errno::nosys,
                          [](char* bytes, size_t size) { return ingot_board_read(bytes, size); });
}

// A terminal: a character device that cannot be moved about in.
extern "C" uint32_t ingot_wasi_fd_fdstat_get(const abi::Instance* instance, uint32_t descriptor,
                                             uint32_t result) {
  if (!is_stream(descriptor))
    return other(&FileCalls::fdstat, instance, descriptor, result);
  Fdstat status = {};
  status.filetype = FileType::character_device;
  status.rights_base = descriptor == 0 ? right::fd_read : right::fd_write;
  return GuestMemory(instance).store(result, status) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_fd_filestat_get(const abi::Instance* instance, uint32_t descriptor,
                                               uint32_t result) {
  if (!is_stream(descriptor))
    return other(&FileCalls::filestat, instance, descriptor, result);
  Filestat status = {};
  status.filetype = FileType::character_device;
  return GuestMemory(instance).store(result, status) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_fd_seek(const abi::Instance* instance, uint32_t descriptor, uint64_t distance,
                                       uint32_t whence, uint32_t result) {
  return is_stream(descriptor) ? Errno::spipe
                               : other(&FileCalls::seek, instance, descriptor, distance, whence, result);
}

extern "C" uint32_t ingot_wasi_fd_tell(const abi::Instance* instance, uint32_t descriptor, uint32_t result) {
  return ingot_wasi_fd_seek(instance, descriptor, 0, static_cast<uint32_t>(Whence::cur), result);
}

// wasi-libc asks for the granted directories until it is told that there is no such descriptor.
extern "C" uint32_t ingot_wasi_fd_prestat_get(const abi::Instance* instance, uint32_t descriptor,
                                              uint32_t result) {
  return is_stream(descriptor) ? Errno::badf : other(&FileCalls::prestat, instance, descriptor, result);
}

// ---- Waiting and the end

namespace {

// When the subscription is due by the monotonic clock; 0 if it is at once. What the console has is waited for
// by whoever reads.
Status time_due(const Subscription& subscription, uint64_t& due) {
  due = 0;
  if (subscription.type != EventType::clock)
    return Errno::success;
  const bool is_absolute = (subscription.flags & subscription_clock_abstime) != 0;
  uint64_t clock_now = 0, monotonic_now = 0;
  if (!now(subscription.id, clock_now) || !ingot_board_monotonic_now(&monotonic_now))
    return Errno::nosys;
  const uint64_t left = !is_absolute                       ? subscription.timeout
                        : subscription.timeout > clock_now ? subscription.timeout - clock_now
                                                           : 0;
  if (left != 0 && __builtin_add_overflow(monotonic_now, left, &due))
    due = platform::no_deadline;
  return Errno::success;
}

} // namespace

extern "C" uint32_t ingot_wasi_poll_oneoff(const abi::Instance* instance, uint32_t subscriptions,
                                           uint32_t events, uint32_t count, uint32_t result) {
  const GuestMemory memory(instance);
  if (count == 0)
    return Errno::inval;
  // One event is enough for an answer: that of the subscription that is due first.
  Subscription first = {};
  uint64_t first_due = platform::no_deadline;
  for (uint32_t i = 0; i < count; i++) {
    Subscription subscription;
    if (!memory.load(subscriptions + uint64_t{i} * sizeof(Subscription), subscription))
      return Errno::fault;
    uint64_t due = 0;
    if (const Status status = time_due(subscription, due); status != Errno::success)
      return status;
    if (i == 0 || due < first_due) {
      first = subscription;
      first_due = due;
    }
  }
  uint64_t time = 0;
  while (first_due != 0 && ingot_board_monotonic_now(&time) && time < first_due) {
  }
  Event event = {};
  event.userdata = first.userdata;
  event.type = first.type;
  event.nbytes = first.type == EventType::clock ? 0 : 1;
  return memory.store(events, event) && memory.store(result, uint32_t{1}) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_sched_yield(const abi::Instance*) { return Errno::success; }

extern "C" void ingot_wasi_proc_exit(const abi::Instance*, uint32_t code) {
  platform::exit(static_cast<int>(code));
}
