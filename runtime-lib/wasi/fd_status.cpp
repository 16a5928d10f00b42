// fd_fdstat_*, fd_filestat_*: what a descriptor is and may do, and what its file is.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/fdflags.hpp"
#include "runtime-lib/wasi/file_times.hpp"
#include "runtime-lib/wasi/filestat.hpp"
#include "runtime-lib/wasi/guest.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

constexpr uint32_t settable_flags = open_flag::append | open_flag::non_blocking;

} // namespace

extern "C" uint32_t ingot_wasi_fd_fdstat_get(const abi::Instance* instance, uint32_t fd, uint32_t result) {
  FoundDescriptor descriptor;
  if (const Status error = find_descriptor(fd, right::none, descriptor); error != Errno::success)
    return error;
  const int64_t flags = sys::fcntl<fcntl_get_status_flags>(descriptor->host);
  if (flags < 0)
    return status_of(flags);
  const Fdstat fdstat = {.filetype = descriptor->type,
                         .padding_1 = 0,
                         .flags = to_fdflags(static_cast<uint32_t>(flags)),
                         .padding_2 = 0,
                         .rights_base = descriptor->rights_base,
                         .rights_inheriting = descriptor->rights_inheriting};
  return GuestMemory(instance).store(result, fdstat) ? Errno::success : Errno::fault;
}

// Linux can change append and nonblock of an open file, and not how writes are synchronised.
extern "C" uint32_t ingot_wasi_fd_fdstat_set_flags(const abi::Instance*, uint32_t fd, uint32_t flags) {
  FoundDescriptor descriptor;
  if ((flags & ~uint32_t{fdflags::all}) != 0)
    return Errno::inval;
  if (const Status error = find_descriptor(fd, right::fd_fdstat_set_flags, descriptor);
      error != Errno::success)
    return error;
  const int64_t present = sys::fcntl<fcntl_get_status_flags>(descriptor->host);
  if (present < 0)
    return status_of(present);
  const uint32_t wanted = to_open_flags(flags);
  const uint32_t differing = wanted ^ static_cast<uint32_t>(present);
  if ((differing & open_flag::sync) != 0)
    return Errno::notsup;
  return status_of(sys::fcntl<fcntl_set_status_flags>(
      descriptor->host, (static_cast<uint32_t>(present) & ~settable_flags) | (wanted & settable_flags)));
}

extern "C" uint32_t ingot_wasi_fd_fdstat_set_rights(const abi::Instance*, uint32_t fd, uint64_t base,
                                                    uint64_t inheriting) {
  return restrict_descriptor(fd, base, inheriting);
}

Status wasi::filestat_of_descriptor(uint32_t fd, Filestat& filestat) {
  FoundDescriptor descriptor;
  Statx status = {};
  if (const Status error = find_descriptor(fd, right::fd_filestat_get, descriptor); error != Errno::success)
    return error;
  if (const Status error = status_of_file(descriptor->host, status); error != Errno::success)
    return error;
  filestat = to_filestat(status);
  return Errno::success;
}

extern "C" uint32_t ingot_wasi_fd_filestat_get(const abi::Instance* instance, uint32_t fd, uint32_t result) {
  Filestat filestat = {};
  if (const Status error = filestat_of_descriptor(fd, filestat); error != Errno::success)
    return error;
  return GuestMemory(instance).store(result, filestat) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_fd_filestat_set_size(const abi::Instance*, uint32_t fd, uint64_t size) {
  FoundDescriptor descriptor;
  if (const Status error = find_descriptor(fd, right::fd_filestat_set_size, descriptor);
      error != Errno::success)
    return error;
  return status_of(write_quietly([&] { return sys::ftruncate(descriptor->host, size); }));
}

extern "C" uint32_t ingot_wasi_fd_filestat_set_times(const abi::Instance*, uint32_t fd, uint64_t atim,
                                                     uint64_t mtim, uint32_t flags) {
  FoundDescriptor descriptor;
  TimeSpec times[2] = {};
  if (const Status error = find_descriptor(fd, right::fd_filestat_set_times, descriptor);
      error != Errno::success)
    return error;
  if (const Status error = to_times(atim, mtim, flags, times); error != Errno::success)
    return error;
  return status_of(
      sys::utimensat(descriptor->host, nullptr, times, 0)); // without a path: the open file itself
}
