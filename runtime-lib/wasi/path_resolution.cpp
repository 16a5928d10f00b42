#include "runtime-lib/wasi/path_resolution.hpp"

#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/wasi/component_resolver.hpp"

namespace ingot::wasi {

using namespace platform;

Status load_string(const GuestMemory& memory, uint32_t pointer, uint32_t length,
                   char (&text)[path_capacity]) {
  const uint8_t* const bytes = memory.at(pointer, length);
  if (bytes == nullptr)
    return Errno::fault;
  if (length == 0)
    return Errno::noent;
  if (length >= path_capacity)
    return Errno::nametoolong;
  memcpy(text, bytes, length);
  text[length] = '\0';
  return strlen(text) == length ? Errno::success : Errno::inval;
}

Status GuestPath::load(const GuestMemory& memory, uint32_t pointer, uint32_t length) {
  if (const Status error = load_string(memory, pointer, length, text_); error != Errno::success)
    return error;
  if (text_[0] == '/')
    return Errno::perm;
  while (text_[length - 1] == '/') { // ends: the first is no slash
    names_directory_ = true;
    text_[--length] = '\0';
  }
  return Errno::success;
}

namespace {

bool has_openat2 = false;

int64_t open_by_kernel(int directory, const char* path, const OpenHow& how) {
  // EAGAIN: something was renamed on the way while ".." was looked up, so that the kernel cannot be sure.
  // Whoever keeps renaming does not keep us for ever.
  constexpr int attempts = 1000;
  int64_t result = -EAGAIN;
  for (int attempt = 0; attempt < attempts && result == -EAGAIN; attempt++)
    result = sys::openat2(directory, path, how);
  return result;
}

} // namespace

INGOT_UNSANDBOXED void choose_resolver() {
  // Several threads of a host may do it, with the same result.
  __atomic_store_n(&has_openat2, sys::kernel_has_openat2(), __ATOMIC_RELAXED);
}

Status open_beneath(int directory, const char* path, uint32_t flags, uint32_t mode, HostFile& file) {
  const OpenHow how = {.flags = flags | platform::open_flag::close_on_exec,
                       .mode = mode,
                       .resolve = resolve_beneath | resolve_no_magiclinks};
  const int64_t result = __atomic_load_n(&has_openat2, __ATOMIC_RELAXED)
                             ? open_by_kernel(directory, path, how)
                             : open_by_components(directory, path, how);
  if (result == -EXDEV)
    return Errno::perm;
  if (result < 0)
    return status_of(result);
  file.reset(static_cast<int>(result));
  return Errno::success;
}

Status Entry::status(Statx& result) const {
  return status_of(sys::statx(parent, name, at_symlink_no_follow, result));
}

namespace {

bool is_dot_or_dot_dot(const char* name) {
  return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

} // namespace

Status find_entry(int directory, GuestPath& path, Status on_dot, Entry& entry) {
  constexpr uint32_t parent_flags = platform::open_flag::path | platform::open_flag::directory;
  char* last_slash = nullptr;
  for (char* character = path.text_; *character != '\0'; character++)
    if (*character == '/')
      last_slash = character;
  entry.name = last_slash == nullptr ? path.text_ : last_slash + 1;
  entry.names_directory = path.names_directory();
  if (is_dot_or_dot_dot(entry.name)) {
    const Status error = open_beneath(directory, path.text_, parent_flags, 0, entry.opened);
    return error != Errno::success ? error : on_dot;
  }
  entry.parent = directory;
  if (last_slash == nullptr)
    return Errno::success;
  *last_slash = '\0';
  if (const Status error = open_beneath(directory, path.text_, parent_flags, 0, entry.opened);
      error != Errno::success)
    return error;
  entry.parent = entry.opened.number();
  return Errno::success;
}

} // namespace ingot::wasi
