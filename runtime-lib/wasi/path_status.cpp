// path_filestat_get, path_filestat_set_times.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/file_times.hpp"
#include "runtime-lib/wasi/filestat.hpp"
#include "runtime-lib/wasi/path_resolution.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

// Opens what a path means for the sake of its status only: the rights of the file itself do not matter. What
// is asked of the file afterwards is asked of the open one, not of the path again.
Status open_for_status(const abi::Instance* instance, uint32_t fd, Rights needed, uint32_t lookup_flags,
                       uint32_t path_pointer, uint32_t path_length, HostFile& file) {
  FoundDescriptor directory;
  GuestPath path;
  if ((lookup_flags & ~lookupflags::symlink_follow) != 0)
    return Errno::inval;
  if (const Status error = find_directory(fd, needed, directory); error != Errno::success)
    return error;
  if (const Status error = path.load(GuestMemory(instance), path_pointer, path_length);
      error != Errno::success)
    return error;
  uint32_t flags = platform::open_flag::path;
  if (path.names_directory())
    flags |= platform::open_flag::directory;
  else if ((lookup_flags & lookupflags::symlink_follow) == 0)
    flags |= platform::open_flag::no_follow;
  return open_beneath(directory->host, path.text(), flags, 0, file);
}

} // namespace

Status wasi::filestat_of_path(const abi::Instance* instance, uint32_t fd, uint32_t lookup_flags,
                              uint32_t path, uint32_t length, Filestat& filestat) {
  HostFile file;
  Statx status = {};
  if (const Status error =
          open_for_status(instance, fd, right::path_filestat_get, lookup_flags, path, length, file);
      error != Errno::success)
    return error;
  if (const Status error = status_of_file(file.number(), status); error != Errno::success)
    return error;
  filestat = to_filestat(status);
  return Errno::success;
}

extern "C" uint32_t ingot_wasi_path_filestat_get(const abi::Instance* instance, uint32_t fd,
                                                 uint32_t lookup_flags, uint32_t path, uint32_t length,
                                                 uint32_t result) {
  Filestat filestat = {};
  if (const Status error = filestat_of_path(instance, fd, lookup_flags, path, length, filestat);
      error != Errno::success)
    return error;
  return GuestMemory(instance).store(result, filestat) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_path_filestat_set_times(const abi::Instance* instance, uint32_t fd,
                                                       uint32_t lookup_flags, uint32_t path, uint32_t length,
                                                       uint64_t atim, uint64_t mtim, uint32_t flags) {
  HostFile file;
  TimeSpec times[2] = {};
  if (const Status error = to_times(atim, mtim, flags, times); error != Errno::success)
    return error;
  if (const Status error =
          open_for_status(instance, fd, right::path_filestat_set_times, lookup_flags, path, length, file);
      error != Errno::success)
    return error;
  return status_of(sys::utimensat(file.number(), "", times, at_empty_path));
}
