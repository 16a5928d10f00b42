// The guest's file descriptors: a table of fixed size, whose entries name descriptors of the process.
//
// Several threads may work on it. An entry can be closed, and its number be given to another file, while a
// call of another thread is under way with the old one; but a descriptor of the process must never be closed
// as long as a call uses it, or the call would reach whatever file gets its number next, without the rights.
// So each is counted, and whoever is the last to let go of it closes it.
#pragma once

#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/wasi/status.hpp"
#include "runtime-lib/wasi/types.hpp"

namespace ingot::wasi {

struct Descriptor {
  FileType type;
  int32_t host;
  Rights rights_base;
  Rights rights_inheriting; // the most that a file opened beneath this directory can have
  const char* preopened_as; // the guest's name of a granted directory; null for others
  const char* listens_at;   // likewise the address of a socket that was granted to listen
};

inline constexpr uint32_t descriptor_limit = 1024;

// A descriptor of the process, held open; no file is 0.
using HeldFile = uint16_t;
void let_go(HeldFile file);

// What a guest has open. All zero is nothing.
struct DescriptorTable {
  enum class State : uint8_t { closed, reserved, open };

  struct Entry {
    State state;
    HeldFile file; // if reserved or open; 0 of a number that is kept from use
    Descriptor descriptor;
  };

  // `holders` are the entry, if one has the file, and the calls that are under way with it. Whoever finds an
  // entry with the lock held makes itself one of them while the entry still is. The number falls to 0 once:
  // then nobody can find the file any more, and who made it fall closes the descriptor and gives the place
  // up.
  struct File {
    uint32_t is_used; // 0 or 1; becomes 1 with the lock held
    uint32_t holders;
    int32_t host;
    uint32_t position_lock;
  };

  // More than entries, for the files that were taken out of the table and are still held.
  static constexpr uint32_t file_limit = 2 * descriptor_limit;

  uint32_t lock;
  uint32_t files_end;              // no file from here on was ever used; with the lock held
  Entry entries[descriptor_limit]; // with the lock held
  File files[file_limit];          // by HeldFile; the first is never used
};

// A descriptor as a call has found it: a copy, and the file held open.
class FoundDescriptor {
public:
  FoundDescriptor() = default;
  FoundDescriptor(const FoundDescriptor&) = delete;
  FoundDescriptor& operator=(const FoundDescriptor&) = delete;
  ~FoundDescriptor() { let_go(file_); }

  const Descriptor* operator->() const { return &descriptor_; }
  const Descriptor& operator*() const { return descriptor_; }

  // From here on the caller holds the file; 0 if nothing was found.
  HeldFile release() {
    const HeldFile file = file_;
    file_ = 0;
    return file;
  }

  // For calls that move the file's position and then rely on it (threads/lock.hpp).
  uint32_t& position_lock() const;

private:
  friend Status find_descriptor(uint32_t number, Rights needed, FoundDescriptor& descriptor);

  HeldFile file_ = 0;
  Descriptor descriptor_ = {};
};

// The open descriptor with this number, if it has all of the rights: otherwise badf or notcapable.
Status find_descriptor(uint32_t number, Rights needed, FoundDescriptor& descriptor);

// As find_descriptor, for a directory to work beneath: notdir if it is something else.
Status find_directory(uint32_t number, Rights needed, FoundDescriptor& descriptor);

// The lowest number that is not in use, kept for the caller; given up again unless open() follows.
class NewDescriptor {
public:
  NewDescriptor() = default;
  NewDescriptor(const NewDescriptor&) = delete;
  NewDescriptor& operator=(const NewDescriptor&) = delete;
  ~NewDescriptor();

  // False if there is none.
  bool reserve();
  // The lowest one, and for good: whoever would open it finds it closed.
  static void withhold();
  uint32_t number() const { return number_; }

  // The table has the file from here on.
  void open(const Descriptor& descriptor);

private:
  HeldFile file_ = 0;
  uint32_t number_ = 0;
};

// These are badf if a number is not open. Rights can only be given up: notcapable.
Status close_descriptor(uint32_t number);
Status renumber_descriptor(uint32_t from, uint32_t to);
Status restrict_descriptor(uint32_t number, Rights base, Rights inheriting);

// The type of the file a system call describes.
FileType file_type(uint16_t mode);

// Asks the system about an open file. Inlined, because it is also done before the guest starts, and then is
// no reason to allow it (platform/linux/system_call_records.hpp).
[[gnu::always_inline]] inline Status status_of_file(int host, platform::Statx& status) {
  return status_of(platform::sys::statx(host, "", platform::at_empty_path, status));
}

} // namespace ingot::wasi
