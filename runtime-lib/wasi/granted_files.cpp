#include "runtime-lib/wasi/granted_files.hpp"

#include "runtime-lib/support/sections.hpp"

namespace ingot::wasi {

using namespace platform;

namespace {

// A terminal is told from other character devices by what it lacks: without seek and tell, wasi-libc's isatty
// says yes.
INGOT_UNSANDBOXED bool is_terminal(int host) {
  uint8_t attributes[64]; // more than struct termios of any machine
  return sys::ioctl<ioctl_terminal_attributes>(host, attributes) >= 0;
}

INGOT_UNSANDBOXED FileType socket_type(int host) {
  int32_t type = 0;
  uint32_t size = sizeof type;
  sys::getsockopt(host, socket_level, socket_type_option, &type, size);
  return type == socket_type_datagram ? FileType::socket_dgram : FileType::socket_stream;
}

// What a standard stream may be used for. Never for what a directory can do, even if one was given as
// standard input.
INGOT_UNSANDBOXED Rights stream_rights(uint32_t number, int host, FileType type) {
  if (type == FileType::socket_stream || type == FileType::socket_dgram)
    return right::of_sockets;
  // The flags belong to the open file, and that to other processes as well: a guest that made its terminal
  // nonblocking, as Go's library does at once, would leave the shell with it.
  Rights withheld = right::fd_fdstat_set_flags | (number == 0 ? right::that_change : right::fd_read);
  if (type == FileType::unknown || (type == FileType::character_device && is_terminal(host)))
    withheld |= right::fd_seek | right::fd_tell; // a pipe or a terminal has no position
  if ((sys::fcntl<fcntl_get_status_flags>(host) & open_flag::append) != 0)
    withheld |= right::fd_allocate | right::fd_filestat_set_size; // what is there already stays
  return right::of_files & ~withheld;
}

} // namespace

INGOT_UNSANDBOXED Descriptor granted_stream(uint32_t number, int32_t host) {
  Statx status = {};
  status_of_file(host, status);
  FileType type = file_type(status.mode);
  if (type == FileType::socket_stream)
    type = socket_type(host);
  return {.type = type,
          .host = host,
          .rights_base = stream_rights(number, host, type),
          .rights_inheriting = type == FileType::socket_stream ? right::of_connections : right::none,
          .preopened_as = nullptr,
          .listens_at = nullptr};
}

INGOT_UNSANDBOXED int64_t open_granted(const abi::Directory& directory, Descriptor& descriptor) {
  using namespace platform::open_flag;
  const int64_t host = sys::openat(at_working_directory, directory.host_path,
                                   read_only | platform::open_flag::directory | close_on_exec);
  if (host < 0)
    return host;
  const Rights withheld = directory.read_only != 0 ? right::that_change : right::none;
  descriptor = {.type = FileType::directory,
                .host = static_cast<int32_t>(host),
                .rights_base = right::of_directories & ~withheld,
                .rights_inheriting = (right::of_directories | right::of_files) & ~withheld,
                .preopened_as = directory.guest_path,
                .listens_at = nullptr};
  return 0;
}

} // namespace ingot::wasi
