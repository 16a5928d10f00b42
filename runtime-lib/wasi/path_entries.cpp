// The calls that work on the entries of directories: path_create_directory, path_remove_directory,
// path_unlink_file, path_rename, path_link, path_symlink, path_readlink. Each resolves the parent and gives
// the system a single name.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/support/span.hpp"
#include "runtime-lib/wasi/path_resolution.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

constexpr uint32_t directory_mode = 0777; // less what the umask takes away

// One path argument of a call, all the way to the entry.
struct PathArgument {
  FoundDescriptor directory; // held as long as the entry may name it as its parent
  GuestPath path;
  Entry entry;

  Status load(const abi::Instance* instance, uint32_t fd, Rights needed, uint32_t pointer, uint32_t length,
              Status on_dot) {
    if (const Status error = find_directory(fd, needed, directory); error != Errno::success)
      return error;
    if (const Status error = path.load(GuestMemory(instance), pointer, length); error != Errno::success)
      return error;
    return find_entry(directory->host, path, on_dot, entry);
  }
};

// What a path with a slash at its end comes to where it cannot mean a directory: `if_directory` if there is
// one.
Status refuse_directory(const Entry& entry, Status if_directory) {
  Statx status = {};
  if (const Status error = entry.status(status); error != Errno::success)
    return error;
  return file_type(status.mode) == FileType::directory ? if_directory : Errno::notdir;
}

} // namespace

extern "C" uint32_t ingot_wasi_path_create_directory(const abi::Instance* instance, uint32_t fd,
                                                     uint32_t path, uint32_t length) {
  PathArgument argument;
  if (const Status error =
          argument.load(instance, fd, right::path_create_directory, path, length, Errno::exist);
      error != Errno::success)
    return error;
  return status_of(sys::mkdirat(argument.entry.parent, argument.entry.name, directory_mode));
}

extern "C" uint32_t ingot_wasi_path_remove_directory(const abi::Instance* instance, uint32_t fd,
                                                     uint32_t path, uint32_t length) {
  PathArgument argument;
  if (const Status error =
          argument.load(instance, fd, right::path_remove_directory, path, length, Errno::inval);
      error != Errno::success)
    return error;
  return status_of(sys::unlinkat(argument.entry.parent, argument.entry.name, at_remove_directory));
}

extern "C" uint32_t ingot_wasi_path_unlink_file(const abi::Instance* instance, uint32_t fd, uint32_t path,
                                                uint32_t length) {
  PathArgument argument;
  if (const Status error = argument.load(instance, fd, right::path_unlink_file, path, length, Errno::isdir);
      error != Errno::success)
    return error;
  if (argument.entry.names_directory)
    return refuse_directory(argument.entry, Errno::isdir);
  return status_of(sys::unlinkat(argument.entry.parent, argument.entry.name, 0));
}

extern "C" uint32_t ingot_wasi_path_rename(const abi::Instance* instance, uint32_t old_fd, uint32_t old_path,
                                           uint32_t old_length, uint32_t new_fd, uint32_t new_path,
                                           uint32_t new_length) {
  PathArgument from, to;
  if (const Status error =
          from.load(instance, old_fd, right::path_rename_source, old_path, old_length, Errno::busy);
      error != Errno::success)
    return error;
  if (const Status error =
          to.load(instance, new_fd, right::path_rename_target, new_path, new_length, Errno::busy);
      error != Errno::success)
    return error;
  // With a slash at the end of either, only a directory can be renamed.
  if (from.entry.names_directory || to.entry.names_directory) {
    if (const Status error = refuse_directory(from.entry, Errno::success); error != Errno::success)
      return error;
  }
  return status_of(sys::renameat2(from.entry.parent, from.entry.name, to.entry.parent, to.entry.name));
}

// A symbolic link is linked to itself, never followed: wasi-testsuite (path_link) has the flag refused.
extern "C" uint32_t ingot_wasi_path_link(const abi::Instance* instance, uint32_t old_fd, uint32_t old_flags,
                                         uint32_t old_path, uint32_t old_length, uint32_t new_fd,
                                         uint32_t new_path, uint32_t new_length) {
  PathArgument from, to;
  if (old_flags != 0)
    return Errno::inval;
  if (const Status error =
          from.load(instance, old_fd, right::path_link_source, old_path, old_length, Errno::perm);
      error != Errno::success)
    return error;
  if (const Status error =
          to.load(instance, new_fd, right::path_link_target, new_path, new_length, Errno::exist);
      error != Errno::success)
    return error;
  if (from.entry.names_directory)
    return refuse_directory(from.entry, Errno::perm);
  if (to.entry.names_directory)
    return refuse_directory(to.entry, Errno::exist);
  return status_of(sys::linkat(from.entry.parent, from.entry.name, to.entry.parent, to.entry.name));
}

namespace {

// Whether the target of a symbolic link stays beneath the directory that the link's own path is relative to,
// going by the names alone. What the link leads to is checked whenever it is followed; this keeps the guest
// from laying traps for other programs that use its directory.
bool stays_beneath(const char* target, const char* parent_path) {
  int64_t depth = 0;
  const auto walk = [&depth](const char* path) {
    while (*path != '\0') {
      const char* const component = path;
      while (*path != '\0' && *path != '/')
        path++;
      const size_t length = static_cast<size_t>(path - component);
      if (length == 2 && component[0] == '.' && component[1] == '.')
        depth--;
      else if (length != 0 && !(length == 1 && component[0] == '.'))
        depth++;
      if (depth < 0)
        return false;
      while (*path == '/')
        path++;
    }
    return true;
  };
  return target[0] != '/' && walk(parent_path) && walk(target);
}

} // namespace

extern "C" uint32_t ingot_wasi_path_symlink(const abi::Instance* instance, uint32_t target_pointer,
                                            uint32_t target_length, uint32_t fd, uint32_t path,
                                            uint32_t length) {
  const GuestMemory memory(instance);
  PathArgument link;
  char target[path_capacity];
  if (const Status error = load_string(memory, target_pointer, target_length, target);
      error != Errno::success)
    return error;
  if (const Status error = link.load(instance, fd, right::path_symlink, path, length, Errno::exist);
      error != Errno::success)
    return error;
  const bool in_directory_itself = link.entry.name == link.path.text();
  if (!stays_beneath(target, in_directory_itself ? "" : link.path.text()))
    return Errno::perm;
  if (link.entry.names_directory)
    return refuse_directory(link.entry, Errno::exist);
  return status_of(sys::symlinkat(target, link.entry.parent, link.entry.name));
}

// Stores as much of the target as fits.
extern "C" uint32_t ingot_wasi_path_readlink(const abi::Instance* instance, uint32_t fd, uint32_t path,
                                             uint32_t length, uint32_t buffer, uint32_t size,
                                             uint32_t result) {
  const GuestMemory memory(instance);
  PathArgument link;
  uint8_t* const to = memory.at(buffer, size);
  if (to == nullptr)
    return Errno::fault;
  if (const Status error = link.load(instance, fd, right::path_readlink, path, length, Errno::inval);
      error != Errno::success)
    return error;
  if (link.entry.names_directory)
    return refuse_directory(link.entry, Errno::inval);
  // The system refuses a size that is 0 or no int. With the first there is still to be seen whether there is
  // a link.
  uint8_t nothing = 0;
  constexpr uint32_t largest_size = INT32_MAX;
  const int64_t stored =
      size == 0 ? sys::readlinkat(link.entry.parent, link.entry.name, &nothing, 1)
                : sys::readlinkat(link.entry.parent, link.entry.name, to, smaller(size, largest_size));
  if (stored < 0)
    return status_of(stored);
  return memory.store(result, size == 0 ? uint32_t{0} : static_cast<uint32_t>(stored)) ? Errno::success
                                                                                       : Errno::fault;
}
