// From a guest's path to an open file, without ever leaving the directory it is relative to.
#pragma once

#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/host_file.hpp"

namespace ingot::wasi {

inline constexpr size_t path_capacity = 4096; // PATH_MAX, with the NUL

// Copies a string out of guest memory and terminates it. It is not empty, not too long, and has no NUL
// inside.
Status load_string(const GuestMemory& memory, uint32_t pointer, uint32_t length, char (&text)[path_capacity]);

// A path, copied out of guest memory and checked, and not absolute. Slashes at its end are not kept: the
// kernel would follow a symbolic link for their sake even where it is told not to.
class GuestPath {
public:
  Status load(const GuestMemory& memory, uint32_t pointer, uint32_t length);

  const char* text() const { return text_; }
  // Whether it ended in a slash, and so can only mean a directory; a symbolic link is then followed.
  bool names_directory() const { return names_directory_; }

private:
  friend Status find_entry(int directory, GuestPath& path, Status on_dot, struct Entry& entry);

  bool names_directory_ = false;
  char text_[path_capacity];
};

// Decides how paths are resolved: by openat2 where the kernel has it and lets us use it, otherwise component
// by component. To be called before the guest runs.
void choose_resolver();

// Opens what the path means, seen from the directory. Nothing outside the directory is ever reached: not by
// "..", not by symbolic links, not by one that is put in place during the call; such a path is perm. `flags`
// are those of open.
Status open_beneath(int directory, const char* path, uint32_t flags, uint32_t mode, HostFile& file);

// An entry of a directory, for the calls that work on names and not on files: the parent, and a name in it
// that is one component, neither "." nor "..".
struct Entry {
  HostFile opened;            // the parent, if it had to be opened
  int parent = -1;            // the parent in any case
  const char* name = nullptr; // in the path
  bool names_directory = false;

  // The status of the entry itself, not of what a symbolic link leads to.
  Status status(platform::Statx& result) const;
};

// `on_dot` is the result for a path that ends in "." or "..", and that does exist beneath the directory. Cuts
// the path in two, in place.
Status find_entry(int directory, GuestPath& path, Status on_dot, Entry& entry);

} // namespace ingot::wasi
