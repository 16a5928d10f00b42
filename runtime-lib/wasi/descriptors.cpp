#include "runtime-lib/wasi/descriptors.hpp"

#include "runtime-lib/threads/lock.hpp"

namespace ingot::wasi {

using namespace platform;
using threads::Lock;

namespace {

enum class State : uint8_t { closed, reserved, open };

struct Entry {
  State state;
  HeldFile file; // if reserved or open
  Descriptor descriptor;
};

// `holders` are the entry, if one has the file, and the calls that are under way with it. Whoever finds an
// entry with the lock held makes itself one of them while the entry still is. The number falls to 0 once:
// then nobody can find the file any more, and who made it fall closes the descriptor and gives the place up.
struct File {
  uint32_t is_used; // 0 or 1; becomes 1 with the lock held
  uint32_t holders;
  int32_t host;
  uint32_t position_lock;
};

// More than entries, for the files that were taken out of the table and are still held.
constexpr uint32_t file_limit = 2 * descriptor_limit;

constinit uint32_t table_lock = 0;
constinit Entry table[descriptor_limit] = {}; // with the lock held
constinit File files[file_limit] = {};        // by HeldFile; the first is never used

Entry* open_entry(uint32_t number) {
  return number < descriptor_limit && table[number].state == State::open ? &table[number] : nullptr;
}

void hold(HeldFile file) { __atomic_fetch_add(&files[file].holders, 1, __ATOMIC_RELAXED); }

// 0 if all are used.
HeldFile take_unused_file() {
  for (uint32_t file = 1; file < file_limit; file++) {
    // Acquire: the one that used it before has closed its descriptor.
    if (__atomic_load_n(&files[file].is_used, __ATOMIC_ACQUIRE) != 0)
      continue;
    files[file] = {.is_used = 1, .holders = 1, .host = -1, .position_lock = 0};
    return static_cast<HeldFile>(file);
  }
  return 0;
}

void close_host(int32_t host) {
  // The process keeps its standard descriptors: a file that got the number 2 would be sent the message of a
  // trap. What was behind input and output is let go all the same, for another process may wait for its end:
  // standard error takes their place, of which nobody but the runtime knows.
  constexpr int standard_error = 2;
  if (host > standard_error)
    sys::close(host);
  else if (host >= 0 && host < standard_error)
    sys::dup3(standard_error, host);
}

// The entry's file, which the caller is to let go when the lock is free again.
HeldFile close_entry(Entry& entry) {
  const HeldFile file = entry.file;
  entry = {};
  return file;
}

} // namespace

void let_go(HeldFile file) {
  // Release, and acquire for the last: what others did with the file comes before it is closed.
  if (file == 0 || __atomic_fetch_sub(&files[file].holders, 1, __ATOMIC_ACQ_REL) != 1)
    return;
  close_host(files[file].host);
  __atomic_store_n(&files[file].is_used, 0, __ATOMIC_RELEASE);
}

uint32_t& FoundDescriptor::position_lock() const { return files[file_].position_lock; }

Status find_descriptor(uint32_t number, Rights needed, FoundDescriptor& descriptor) {
  const Lock lock(table_lock);
  const Entry* const entry = open_entry(number);
  if (entry == nullptr)
    return Errno::badf;
  if ((entry->descriptor.rights_base & needed) != needed)
    return Errno::notcapable;
  hold(entry->file);
  descriptor.file_ = entry->file;
  descriptor.descriptor_ = entry->descriptor;
  return Errno::success;
}

Status find_directory(uint32_t number, Rights needed, FoundDescriptor& descriptor) {
  if (const Status error = find_descriptor(number, right::none, descriptor); error != Errno::success)
    return error;
  if (descriptor->type != FileType::directory)
    return Errno::notdir;
  return (descriptor->rights_base & needed) == needed ? Errno::success : Errno::notcapable;
}

bool NewDescriptor::reserve() {
  const Lock lock(table_lock);
  for (number_ = 0; number_ < descriptor_limit; number_++) {
    if (table[number_].state != State::closed)
      continue;
    file_ = take_unused_file();
    if (file_ != 0)
      table[number_] = {.state = State::reserved, .file = file_, .descriptor = {}};
    return file_ != 0;
  }
  return false;
}

void NewDescriptor::open(const Descriptor& descriptor) {
  const Lock lock(table_lock);
  files[file_].host = descriptor.host;
  table[number_] = {.state = State::open, .file = file_, .descriptor = descriptor};
  file_ = 0;
}

NewDescriptor::~NewDescriptor() {
  if (file_ == 0)
    return;
  const Lock lock(table_lock);
  let_go(close_entry(table[number_])); // there is nothing to close yet, so this does not wait
}

Status close_descriptor(uint32_t number) {
  HeldFile file = 0;
  {
    const Lock lock(table_lock);
    Entry* const entry = open_entry(number);
    if (entry == nullptr)
      return Errno::badf;
    file = close_entry(*entry);
  }
  let_go(file); // without the lock: to close a file may take time
  return Errno::success;
}

Status renumber_descriptor(uint32_t from, uint32_t to) {
  HeldFile replaced = 0;
  {
    const Lock lock(table_lock);
    Entry* const source = open_entry(from);
    Entry* const destination = open_entry(to);
    if (source == nullptr || destination == nullptr)
      return Errno::badf;
    if (source == destination)
      return Errno::success;
    replaced = close_entry(*destination);
    *destination = *source;
    *source = {};
  }
  let_go(replaced);
  return Errno::success;
}

Status restrict_descriptor(uint32_t number, Rights base, Rights inheriting) {
  const Lock lock(table_lock);
  Entry* const entry = open_entry(number);
  if (entry == nullptr)
    return Errno::badf;
  Descriptor& descriptor = entry->descriptor;
  if ((base & ~descriptor.rights_base) != 0 || (inheriting & ~descriptor.rights_inheriting) != 0)
    return Errno::notcapable;
  descriptor.rights_base = base;
  descriptor.rights_inheriting = inheriting;
  return Errno::success;
}

FileType file_type(uint16_t mode) {
  switch (mode & mode_type_mask) {
  case mode_block_device:
    return FileType::block_device;
  case mode_character_device:
    return FileType::character_device;
  case mode_directory:
    return FileType::directory;
  case mode_regular:
    return FileType::regular_file;
  case mode_symbolic_link:
    return FileType::symbolic_link;
  case mode_socket:
    return FileType::socket_stream;
  default:
    return FileType::unknown;
  }
}

} // namespace ingot::wasi
