// The guest's file descriptors: a table of fixed size, whose entries name descriptors of the process.
#pragma once

#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/wasi/status.hpp"
#include "runtime-lib/wasi/types.hpp"

namespace ingot::wasi {

struct Descriptor {
  bool open;
  FileType type;
  int32_t host;
  Rights rights_base;
  Rights rights_inheriting; // the most that a file opened beneath this directory can have
  const char* preopened_as; // the guest's name of a granted directory; null for others
};

inline constexpr uint32_t descriptor_limit = 1024;

// The open descriptor with this number, if it has all of the rights: otherwise badf or notcapable.
Status find_descriptor(uint32_t number, Rights needed, Descriptor*& descriptor);

// As find_descriptor, for a directory to work beneath: notdir if it is something else.
Status find_directory(uint32_t number, Rights needed, Descriptor*& descriptor);

// A closed entry, the one with the lowest number; null if all are open. To open it, fill it in.
Descriptor* lowest_closed_descriptor(uint32_t& number);

// Closes an open entry and what it names.
void close_descriptor(Descriptor& descriptor);

// The type of the file a system call describes.
FileType file_type(uint16_t mode);

// Asks the system about an open file. Inlined, because it is also done before the guest starts, and then is
// no reason to allow it (platform/linux/system_call_records.hpp).
[[gnu::always_inline]] inline Status status_of_file(int host, platform::Statx& status) {
  return status_of(platform::sys::statx(host, "", platform::at_empty_path, status));
}

} // namespace ingot::wasi
