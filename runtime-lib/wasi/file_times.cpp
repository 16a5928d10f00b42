#include "runtime-lib/wasi/file_times.hpp"

#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/time.hpp"

namespace ingot::wasi {

using namespace platform;

Filestat to_filestat(const Statx& status) {
  const auto time = [](const StatxTime& t) { return to_nanoseconds(t.seconds, t.nanoseconds); };
  return {.dev = uint64_t{status.device[0]} << 32 | status.device[1],
          .ino = status.inode,
          .filetype = file_type(status.mode),
          .padding = {},
          .nlink = status.links,
          .size = status.size,
          .atim = time(status.accessed),
          .mtim = time(status.modified),
          .ctim = time(status.changed)};
}

Status to_times(uint64_t atim, uint64_t mtim, uint32_t flags, TimeSpec (&times)[2]) {
  constexpr uint32_t both_atim = fstflags::atim | fstflags::atim_now;
  constexpr uint32_t both_mtim = fstflags::mtim | fstflags::mtim_now;
  if ((flags & ~fstflags::all) != 0 || (flags & both_atim) == both_atim || (flags & both_mtim) == both_mtim)
    return Errno::inval;
  const auto choose = [flags](uint32_t given, uint32_t now, uint64_t time) -> TimeSpec {
    if ((flags & given) != 0)
      return to_time_spec(time);
    return {.seconds = 0, .nanoseconds = (flags & now) != 0 ? time_now : time_omit};
  };
  times[0] = choose(fstflags::atim, fstflags::atim_now, atim);
  times[1] = choose(fstflags::mtim, fstflags::mtim_now, mtim);
  return Errno::success;
}

} // namespace ingot::wasi
