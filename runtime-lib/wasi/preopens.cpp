#include "runtime-lib/wasi/preopens.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/wasi/args_environ.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/path_resolution.hpp"

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
INGOT_UNSANDBOXED Rights stream_rights(int host, FileType type) {
  if (type == FileType::socket_stream || type == FileType::socket_dgram)
    return right::of_sockets;
  // The flags belong to the open file, and that to other processes as well: a guest that made its terminal
  // nonblocking, as Go's library does at once, would leave the shell with it.
  Rights withheld = right::fd_fdstat_set_flags | (host == 0 ? right::that_change : right::fd_read);
  if (type == FileType::unknown || (type == FileType::character_device && is_terminal(host)))
    withheld |= right::fd_seek | right::fd_tell; // a pipe or a terminal has no position
  if ((sys::fcntl<fcntl_get_status_flags>(host) & open_flag::append) != 0)
    withheld |= right::fd_allocate | right::fd_filestat_set_size; // what is there already stays
  return right::of_files & ~withheld;
}

INGOT_UNSANDBOXED void open_standard_stream(int host) {
  NewDescriptor descriptor;
  descriptor.reserve(); // the table is empty
  Statx status = {};
  status_of_file(host, status);
  FileType type = file_type(status.mode);
  if (type == FileType::socket_stream)
    type = socket_type(host);
  const Rights socket_rights = type == FileType::socket_stream ? right::of_connections : right::none;
  descriptor.open({.type = type,
                   .host = host,
                   .rights_base = stream_rights(host, type),
                   .rights_inheriting = socket_rights,
                   .preopened_as = nullptr,
                   .listens_at = nullptr});
}

const char* reason(int64_t error) {
  switch (error) {
  case -ENOENT:
    return "no such directory";
  case -ENOTDIR:
    return "not a directory";
  case -EACCES:
    return "permission denied";
  default:
    return nullptr;
  }
}

INGOT_UNSANDBOXED void open_directory(const abi::Directory& directory) {
  constexpr size_t longest_name = 300;
  NewDescriptor descriptor;
  Line line = start_failure();
  if (!descriptor.reserve())
    fail_to_start(line.text("too many granted directories and addresses"));

  using namespace platform::open_flag;
  const int64_t host = sys::openat(at_working_directory, directory.host_path,
                                   read_only | platform::open_flag::directory | close_on_exec);
  if (host < 0) {
    line.text("cannot open the granted directory ")
        .quoted({directory.host_path, strlen(directory.host_path)}, longest_name);
    if (reason(host) != nullptr)
      fail_to_start(line.text(": ").text(reason(host)));
    fail_to_start(line.text(": error ").decimal(static_cast<uint64_t>(-host)).text(" of the system"));
  }
  const Rights withheld = directory.read_only != 0 ? right::that_change : right::none;
  descriptor.open({.type = FileType::directory,
                   .host = static_cast<int32_t>(host),
                   .rights_base = right::of_directories & ~withheld,
                   .rights_inheriting = (right::of_directories | right::of_files) & ~withheld,
                   .preopened_as = directory.guest_path,
                   .listens_at = nullptr});
}

} // namespace

INGOT_UNSANDBOXED void start(const abi::Grants& compiled, const StartArguments& start) {
  const abi::Grants& grants =
      compiled.at_start == nullptr ? compiled : *compiled.at_start(&compiled, start.environment);
  keep_start_arguments(grants, start);
  for (int host = 0; host < 3; host++)
    open_standard_stream(host);
  for (uint64_t i = 0; i < grants.directory_count; i++)
    open_directory(grants.directories[i]);
  for (uint64_t i = 0; i < grants.listener_count; i++)
    grants.listen(&grants.listeners[i]);
  if (grants.directory_count != 0)
    choose_resolver();
}

} // namespace ingot::wasi
