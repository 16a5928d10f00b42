// path_open.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/fdflags.hpp"
#include "runtime-lib/wasi/path_resolution.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

constexpr uint32_t creation_mode = 0666; // less what the umask takes away

uint32_t access_mode(Rights rights) {
  if ((rights & right::fd_write) == 0)
    return platform::open_flag::read_only;
  const bool reads = (rights & (right::fd_read | right::fd_readdir)) != 0;
  return reads ? platform::open_flag::read_write : platform::open_flag::write_only;
}

// Whoever is granted / is granted /proc, and there lies the memory of this very process, code and all, as a
// file to write to (proc_pid_mem(5)). Nothing in /proc is opened for writing.
bool is_in_proc(int host) {
  FileSystemStatus status = {};
  return sys::fstatfs(host, status) < 0 || status.type == file_system_proc;
}

} // namespace

extern "C" uint32_t ingot_wasi_path_open(const abi::Instance* instance, uint32_t fd, uint32_t lookup_flags,
                                         uint32_t path_pointer, uint32_t path_length, uint32_t flags,
                                         uint64_t base, uint64_t inheriting, uint32_t fd_flags,
                                         uint32_t result) {
  const GuestMemory memory(instance);
  FoundDescriptor directory;
  GuestPath path;
  // Flags like sync ask for no right: wasi-testsuite (path_filestat) has them without.
  const Rights needed =
      right::path_open | ((flags & oflags::creat) != 0 ? right::path_create_file : right::none);
  if ((lookup_flags & ~lookupflags::symlink_follow) != 0 || (flags & ~oflags::all) != 0 ||
      (fd_flags & ~uint32_t{fdflags::all}) != 0)
    return Errno::inval;
  if (const Status error = find_directory(fd, needed, directory); error != Errno::success)
    return error;
  // As wasi-testsuite has it (truncation_rights), this one is missing in another way.
  if ((flags & oflags::trunc) != 0 && (directory->rights_base & right::path_filestat_set_size) == 0)
    return Errno::perm;
  if (const Status error = path.load(memory, path_pointer, path_length); error != Errno::success)
    return error;

  // Rights that the directory cannot pass on are left out, as wasi-libc and Rust's library ask for more than
  // they use; but whoever asks to read or to write and may not is told so now.
  constexpr Rights essential = right::fd_read | right::fd_write;
  if ((base & essential & ~directory->rights_inheriting) != 0)
    return Errno::notcapable;
  base &= directory->rights_inheriting;
  inheriting &= directory->rights_inheriting;
  // To allocate and to set the size take a file that is open for writing. Only the right to write asks for
  // that: Go's library wants to set the size of whatever it reads, which then need not be writable.
  if ((base & right::fd_write) == 0)
    base &= ~(right::fd_allocate | right::fd_filestat_set_size);

  uint32_t open_flags =
      to_open_flags(fd_flags) | access_mode(base) | platform::open_flag::no_controlling_terminal;
  if ((lookup_flags & lookupflags::symlink_follow) == 0 && !path.names_directory())
    open_flags |= platform::open_flag::no_follow;
  if ((flags & oflags::creat) != 0) {
    if (path.names_directory())
      return Errno::isdir;
    if ((flags & oflags::directory) != 0)
      return Errno::inval; // a file would be made, and not opened
    open_flags |= platform::open_flag::create;
  }
  if ((flags & oflags::excl) != 0)
    open_flags |= platform::open_flag::exclusive;
  if ((flags & oflags::trunc) != 0)
    open_flags |= platform::open_flag::truncate;
  if ((flags & oflags::directory) != 0 || path.names_directory())
    open_flags |= platform::open_flag::directory;

  // Before anything is made or truncated: is there an entry for it, and can the guest be told its number?
  NewDescriptor descriptor;
  if (!descriptor.reserve())
    return Errno::mfile;
  if (!memory.store(result, descriptor.number()))
    return Errno::fault;

  HostFile file;
  Statx status = {};
  const uint32_t mode = (flags & oflags::creat) != 0 ? creation_mode : 0;
  if (const Status error = open_beneath(directory->host, path.text(), open_flags, mode, file);
      error != Errno::success)
    return error;
  if (const Status error = status_of_file(file.number(), status); error != Errno::success)
    return error;
  if ((base & right::fd_write) != 0 && is_in_proc(file.number()))
    return Errno::acces;
  const FileType type = file_type(status.mode);
  const bool is_directory = type == FileType::directory;
  descriptor.open({.type = type,
                   .host = file.release(),
                   .rights_base = base & (is_directory ? right::of_directories : right::of_files),
                   .rights_inheriting = is_directory ? inheriting : inheriting & right::of_files,
                   .preopened_as = nullptr,
                   .listens_at = nullptr});
  return Errno::success;
}
