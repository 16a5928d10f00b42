// fd_readdir.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/support/span.hpp"
#include "runtime-lib/threads/lock.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

// The guest's buffer, filled from the front; what does not fit is cut off, in the middle of an entry if need
// be.
struct Output {
  uint8_t* next;
  uint64_t room;

  void append(const void* bytes, uint64_t size) {
    const uint64_t fitting = smaller(size, room);
    memcpy(next, bytes, fitting);
    next += fitting;
    room -= fitting;
  }
};

FileType type_of_entry(int directory, const DirectoryEntry& entry) {
  constexpr int type_shift = 12; // DT_* are the type bits of a mode, shifted
  if (entry.type != 0)
    return file_type(static_cast<uint16_t>(entry.type << type_shift));
  Statx status = {}; // some file systems do not tell
  return sys::statx(directory, entry.name, at_symlink_no_follow, status) < 0 ? FileType::unknown
                                                                             : file_type(status.mode);
}

bool is_parent(const char* name) { return name[0] == '.' && name[1] == '.' && name[2] == '\0'; }

void append_entry(int directory, const DirectoryEntry& entry, Output& output) {
  const size_t length = strlen(entry.name);
  // The parent of a granted directory is none of the guest's business; wasi-libc takes the number 0 for
  // unknown.
  const Dirent dirent = {.next = entry.next,
                         .ino = is_parent(entry.name) ? 0 : entry.inode,
                         .namlen = static_cast<uint32_t>(length),
                         .type = type_of_entry(directory, entry),
                         .padding = {}};
  output.append(&dirent, sizeof dirent);
  output.append(entry.name, length);
}

} // namespace

// Fills the buffer with the entries that follow the cookie, the last one cut off where the buffer ends; less
// than a full buffer is the end of the directory. The cookies are the kernel's own positions, which it
// checks.
extern "C" uint32_t ingot_wasi_fd_readdir(const abi::Instance* instance, uint32_t fd, uint32_t buffer,
                                          uint32_t size, uint64_t cookie, uint32_t result) {
  const GuestMemory memory(instance);
  FoundDescriptor directory;
  if (const Status error = find_directory(fd, right::fd_readdir, directory); error != Errno::success)
    return error;
  Output output = {.next = memory.at(buffer, size), .room = size};
  if (output.next == nullptr)
    return Errno::fault;
  const threads::Lock lock(directory.position_lock());
  if (const int64_t error = sys::lseek(directory->host, static_cast<int64_t>(cookie), 0); error < 0)
    return status_of(error);

  alignas(DirectoryEntry) uint8_t entries[4096];
  while (output.room > 0) {
    const int64_t filled = sys::getdents64(directory->host, entries, sizeof entries);
    if (filled < 0)
      return status_of(filled);
    if (filled == 0)
      break;
    for (int64_t offset = 0; offset < filled && output.room > 0;) {
      const DirectoryEntry& entry = *reinterpret_cast<const DirectoryEntry*>(entries + offset);
      append_entry(directory->host, entry, output);
      offset += entry.size;
    }
  }
  const uint32_t used = size - static_cast<uint32_t>(output.room);
  return memory.store(result, used) ? Errno::success : Errno::fault;
}
